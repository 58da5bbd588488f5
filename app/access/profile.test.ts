import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createProfiles, motions, parseProfile, sizes, symbolChoices, themes, usualProfile, voices } from './profile.ts';

const profile = fc.record({
  format: fc.constant(1 as const),
  size: fc.constantFrom(...sizes),
  symbols: fc.constantFrom(...symbolChoices),
  theme: fc.constantFrom(...themes),
  motion: fc.constantFrom(...motions),
  voice: fc.constantFrom(...voices),
  language: fc.option(fc.constantFrom('en', 'en-simple', 'ur', 'pl')),
  aids: fc.constantFrom('', 'press-one', 'press-two step-2000 ruler-on'),
});

function drawer() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}
const page = () => ({ dataset: {} as Record<string, string | undefined> });

it('reads back any profile it has written', () => {
  fc.assert(fc.property(profile, (given) => {
    expect(parseProfile(JSON.stringify(given))).toEqual(given);
  }));
});

it('takes anything else for a profile as usual', () => {
  for (const stored of [null, '', '{', 'null', '3', '[]', '{}', '{"format":2,"size":200}']) expect(parseProfile(stored)).toEqual(usualProfile);
  fc.assert(fc.property(fc.json(), (stored) => {
    const read = parseProfile(stored);
    expect(sizes).toContain(read.size);
    expect(themes).toContain(read.theme);
  }));
});

it('reads a profile from before there was anything about pressing, and takes what is no line for an empty one', () => {
  expect(parseProfile('{"format":1,"size":200}').aids).toBe('');
  expect(parseProfile('{"format":1,"aids":["press-one"]}').aids).toBe('');
  expect(parseProfile('{"format":1,"aids":"press-one"}').aids).toBe('press-one');
});

it('keeps what it understands of a profile, and takes the rest as usual', () => {
  expect(parseProfile('{"format":1,"size":175,"theme":"glitter","language":"xx"}')).toEqual({ ...usualProfile, size: 175 });
});

it('shows itself on the page, tells who listens, and lasts through a reload', () => {
  const store = drawer();
  const root = page();
  const profiles = createProfiles(store, root);
  let told = 0;
  const leave = profiles.subscribe(() => (told += 1));
  profiles.change({ theme: 'dark', size: 150 });
  leave();
  profiles.change({ symbols: 'only' });
  expect(root.dataset).toEqual({ size: '150', symbols: 'only', theme: 'dark', motion: 'full', aids: '' });
  expect(told).toBe(1);
  expect(createProfiles(store, page()).current()).toEqual({ format: 1, size: 150, symbols: 'only', theme: 'dark', motion: 'full', voice: 'recorded', language: null, aids: '' });
});

it('leaves nothing for the next person', () => {
  const store = drawer();
  const root = page();
  const profiles = createProfiles(store, root);
  profiles.change({ theme: 'contrast' });
  profiles.handOver();
  expect(store.held.size).toBe(0);
  expect(root.dataset['theme']).toBe('calm');
  expect(profiles.current()).toEqual(usualProfile);
});

it('works where the browser forbids storage', () => {
  const profiles = createProfiles(undefined, undefined);
  profiles.change({ motion: 'reduced' });
  expect(profiles.current().motion).toBe('reduced');
});
