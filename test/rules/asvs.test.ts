import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { read, root } from './sources.ts';

const doc = read('docs/asvs-sign-in.md');

/** How many lines of levels 1 and 2 each section of ASVS 5.0.0 has in these chapters; the ones of level 3 come after them. */
const sections: Readonly<Record<string, number>> = { '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4, '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 };

/** `6.6.1 – 6.6.3` as what it stands for. */
function linesIn(cell: string): string[] {
  return cell.split(',').flatMap((part) => {
    const [first = '', last = first] = part.split('–').map((each) => each.trim());
    const section = first.slice(0, first.lastIndexOf('.'));
    const numbers = [first, last].map((each) => Number(each.slice(section.length + 1)));
    const [from = 0, to = 0] = numbers;
    return Array.from({ length: to - from + 1 }, (_, at) => `${section}.${from + at}`);
  });
}

it('every line of the chapters on signing in is walked once', () => {
  const asked = Object.entries(sections).flatMap(([section, most]) => Array.from({ length: most }, (_, at) => `${section}.${at + 1}`));
  const walked = [...doc.matchAll(/^\| (\d[^|]*) \|/gm)].flatMap(([, cell = '']) => linesIn(cell));
  expect(walked.toSorted()).toEqual(asked.toSorted());
});

it('every test that is named beside a line exists, in that file', () => {
  const named = [...doc.matchAll(/`([\w./-]+\.(?:test|story)\.tsx?)` \(((?:\*[^*]+\*(?:; )?)+)\)/g)].map(([, path = '', names = '']) => ({ path, names: [...names.matchAll(/\*([^*]+)\*/g)].map(([, name = '']) => name) }));
  expect(named.length).toBeGreaterThan(30);
  const missing = named.flatMap(({ path, names }) => names.filter((name) => !existsSync(join(root, path)) || !read(path).includes(`('${name}`)).map((name) => `${path}: ${name}`));
  expect(missing).toEqual([]);
});
