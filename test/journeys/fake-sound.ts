import { chromiumArgs, chromiumFile } from '#test/helpers/chromium.ts';

const executablePath = chromiumFile();

/** How a browser is started that hears a beep each second where a person would speak, and allows it to be recorded without asking. */
export const withFakeSound = {
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [...chromiumArgs, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
};
