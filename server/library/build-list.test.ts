import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { staffsFiles, type Build } from './build-list.ts';

describe('files of staff', () => {
  const build: Build = {
    'app/main.tsx': { file: 'main.js', isEntry: true, imports: ['_button.js'], dynamicImports: ['app/Home.tsx', 'app/Desk.tsx'], css: ['main.css'] },
    'app/Home.tsx': { file: 'home.js', imports: ['_list.js'] },
    'app/Desk.tsx': { file: 'desk.js', imports: ['_button.js', '_list.js', '_form.js'], dynamicImports: ['app/words.json'], css: ['desk.css'] },
    'app/words.json': { file: 'words.js' },
    'letters/all.woff2': { file: 'letters.woff2' },
    'app/letters.css': { file: 'letters.css' },
    '_button.js': { file: 'button.js' },
    '_list.js': { file: 'list.js', css: ['list.css'] },
    '_form.js': { file: 'form.js', css: ['list.css'] },
  };

  it('are those to which only screens of staff lead', () => {
    expect([...staffsFiles(build, ['app/Desk.tsx'])].toSorted()).toEqual(['desk.css', 'desk.js', 'form.js', 'words.js']);
  });

  it('hold no letters, which style sheets ask for by themselves', () => {
    expect(staffsFiles(build, ['app/Desk.tsx'])).not.toContain('letters.woff2');
  });

  it('say when a screen has another name now', () => {
    expect(() => staffsFiles(build, ['app/Table.tsx'])).toThrow('app/Table.tsx');
  });

  it('are never asked for by a file that is kept', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const some = fc.subarray(names);
    const anyBuild = fc.tuple(...names.map(() => fc.record({ imports: some, dynamicImports: some }))).map((things): Build => Object.fromEntries(names.map((name, at) => [name, { file: `${name}.js`, isEntry: at === 0, ...things[at] }])));
    fc.assert(
      fc.property(anyBuild, fc.subarray(names.slice(1)), (any, screens) => {
        const left = staffsFiles(any, screens);
        for (const [name, { file, imports = [], dynamicImports = [] }] of Object.entries(any)) {
          if (left.has(file)) continue;
          expect(screens).not.toContain(name);
          for (const next of [...imports, ...dynamicImports]) expect(left.has(`${next}.js`)).toBe(screens.includes(next));
        }
      }),
    );
  });
});
