import { describe, expect, it } from 'vitest';
import { filesIn, read } from './sources.ts';
import { componentFaults } from './words-in-code.ts';

describe('components', () => {
  it('show no word that is not in locales, and have no inline style', () => {
    const components = filesIn(['app'], /\.tsx$/).filter((path) => !path.endsWith('.test.tsx'));
    expect(components.length).toBeGreaterThan(20);
    expect(components.flatMap((path) => componentFaults(path, read(path)))).toEqual([]);
  });

  it.each([
    ['const a = <p>Next</p>;', 'words between tags'],
    ["const a = <p>{'Next'}</p>;", 'words in an expression'],
    ["const a = <p>{last ? 'Finish' : text('next')}</p>;", 'words in one case of two'],
    ['const a = <p>{`Question ${n}`}</p>;', 'words around a number'],
    ['const a = <button aria-label="Close" />;', 'words that are only heard'],
    ["const a = <img alt={busy && 'A dog'} />;", 'words beside a picture'],
    ['const a = <p style={{ color: ink }} />;', 'an inline style'],
  ])('a fault planted in %s is found (%s)', (text) => {
    expect(componentFaults('app/ui/Planted.tsx', text)).toHaveLength(1);
  });

  it.each(["const a = <p className=\"note\">{text('next')} · {count}</p>;", "const a = <ul>{items.map((item) => <li key=\"a\">{item.name}</li>)}</ul>;", "const a = <html lang='en' data-theme='calm' />;"])(
    'there is none in %s',
    (text) => expect(componentFaults('app/ui/Planted.tsx', text)).toEqual([]),
  );
});
