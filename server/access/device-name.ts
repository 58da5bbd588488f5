const browsers: readonly [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'edge'],
  [/OPR\/|Opera/, 'opera'],
  [/SamsungBrowser\//, 'samsung'],
  [/Firefox\/|FxiOS\//, 'firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'chrome'],
  [/Safari\//, 'safari'],
];
const systems: readonly [RegExp, string][] = [
  [/Android/, 'android'],
  [/iPhone|iPad|iPod/, 'ios'],
  [/CrOS/, 'chromeos'],
  [/Windows/, 'windows'],
  [/Mac OS X|Macintosh/, 'macos'],
  [/Linux|X11/, 'linux'],
];

const found = (names: readonly [RegExp, string][], text: string): string => names.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';

/** A browser and a system, such as `chrome android`: enough to know one's own device by, and no more of what a browser says of itself. */
export const deviceName = (userAgent: unknown): string => {
  const text = typeof userAgent === 'string' ? userAgent : '';
  return `${found(browsers, text)} ${found(systems, text)}`;
};
