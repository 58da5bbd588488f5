import { expect, type Page } from '@playwright/test';
import { noEffort, type Person } from './person.ts';
import { untilReally } from './until-really.ts';

interface Place {
  there: boolean;
  /** Where the keyboard is, seen from what is wanted: on it; on another radio of its group, so many before it; elsewhere. */
  focus: { kind: 'on' } | { kind: 'group'; before: number } | { kind: 'elsewhere'; wanted: 'further on' | 'further back' };
  what: 'radio' | 'input' | 'field' | 'other';
  checked: boolean;
}

/** Where what is wanted stands, seen from where the keyboard is. Runs in the browser. */
function look(wanted: string): Place {
  const room = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
  const target = [...room.querySelectorAll<HTMLElement>(wanted)].find((element) => (element.closest('label') ?? element).checkVisibility({ visibilityProperty: true }));
  const now = document.activeElement;
  const input = target instanceof HTMLInputElement ? target : undefined;
  const what = input?.type === 'radio' ? 'radio' : input?.type === 'checkbox' ? 'input' : input !== undefined || target instanceof HTMLTextAreaElement ? 'field' : 'other';
  const group = input?.type === 'radio' ? [...room.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${input.name}"]`)] : [];
  const at = group.findIndex((each) => each === now);
  const further = target !== undefined && now !== null && (now.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 'further back' : 'further on';
  return {
    there: target !== undefined,
    focus: target !== undefined && now === target ? { kind: 'on' } : input !== undefined && at >= 0 ? { kind: 'group', before: group.indexOf(input) - at } : { kind: 'elsewhere', wanted: further },
    what,
    checked: input?.checked ?? false,
  };
}

/** Most keys to anything: more is a page that a keyboard does not reach the end of. */
const mostKeys = 120;

/** Somebody with a keyboard and nothing else: Tab, arrows, Space and Enter, and letters in fields. */
export function personWithKeys(page: Page): Person {
  const effort = noEffort();
  const press = async (key: string) => {
    effort.presses += 1;
    await page.keyboard.press(key);
  };
  const until = (isSo: () => Promise<boolean>, what: string) => untilReally(isSo, what);
  /** Returns how many keys it took until the keyboard was on it, and whether an arrow has chosen it on the way. */
  const goTo = async (wanted: string) => {
    await until(async () => (await page.evaluate(look, wanted)).there, `${wanted} is there`);
    let arrow = false;
    for (let keys = 0; ; keys += 1) {
      expect(keys, `the keyboard reaches ${wanted}`).toBeLessThan(mostKeys);
      const { focus, what, checked } = await page.evaluate(look, wanted);
      if (focus.kind === 'on') return { keys, what, done: arrow && checked };
      arrow = focus.kind === 'group';
      await press(focus.kind === 'group' ? (focus.before > 0 ? 'ArrowDown' : 'ArrowUp') : focus.wanted === 'further on' ? 'Tab' : 'Shift+Tab');
    }
  };
  return {
    way: 'keyboard',
    effort,
    until,
    drawLine: undefined,
    async choose(wanted, kind = 'other') {
      const { keys, what, done } = await goTo(wanted);
      (kind === 'answer' ? effort.toAnswers : effort.toOthers).push(keys + 1);
      if (!done) await press(what === 'other' ? 'Enter' : 'Space');
    },
    async write(field, text) {
      const { keys } = await goTo(field);
      effort.toOthers.push(keys);
      effort.letters += text.length;
      await page.keyboard.type(text);
    },
  };
}
