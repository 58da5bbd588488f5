import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EntryContent, Reach } from './session-entry.ts';
import { heads, shownAndBeside } from './session-heads.ts';

const note = (id: string, replaces: string[] = [], number?: number) => ({ id, replaces, number, content: { kind: 'note' as const, about: 'better' as const, text: id } });
const reach = (id: string, replaces: string[] = [], number?: number) => ({ id, replaces, number, content: { kind: 'reach' as const, reach: { there: 8, tookPart: 7, voices: [] } } });
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

describe('what stands of what was said about a session', () => {
  it('all notes of two who wrote without knowing of each other, and of a mended one the mended', () => {
    expect(ids(heads([note('a', [], 2), note('b', [], 1), note('a2', ['a'], 3), reach('r', [], 4), note('mine')], 'note'))).toEqual(['b', 'a2', 'mine']);
  });

  it('of two numbers the later, with the other beside it until one says which', () => {
    const said = [reach('first', [], 1), reach('hers', ['first'], 2), reach('his', ['first'], 3)];
    const both = shownAndBeside(said, 'reach');
    expect([both.shown?.id, ids(both.beside)]).toEqual(['his', ['hers']]);
    const told = shownAndBeside([...said, reach('right', ['his', 'hers'])], 'reach');
    expect([told.shown?.id, told.beside]).toEqual(['right', []]);
  });

  it('does not depend on the order in which entries come, and never loses one that nobody took the place of', () => {
    const histories = fc.array(fc.record({ from: fc.array(fc.nat(20), { maxLength: 3 }), sent: fc.boolean() }), { maxLength: 20 }).map((steps) =>
      steps.map(({ from }, at) => reach(`e${at}`, [...new Set(from.filter((each) => each < at).map((each) => `e${each}`))], at + 1)),
    );
    fc.assert(
      fc.property(histories, fc.func(fc.integer()), (said, shuffle) => {
        const mixed = said.toSorted((a, b) => shuffle(a.id) - shuffle(b.id));
        expect(heads(mixed, 'reach')).toEqual(heads(said, 'reach'));
        const replaced = new Set(said.flatMap(({ replaces }) => replaces));
        expect(ids(heads(said, 'reach')).toSorted()).toEqual(ids(said).filter((id) => !replaced.has(id)).toSorted());
        if (said.length > 0) expect(shownAndBeside(said, 'reach').shown?.id).toBe(said.at(-1)?.id);
      }),
    );
  });
});

describe('what can be said', () => {
  it('not more who took part than were there, nor more voices than took part, nor one voice twice', () => {
    const ok = { there: 8, tookPart: 7, voices: [{ voice: 'own', people: 4 }, { voice: 'read-to', people: 3 }] };
    expect(Reach.safeParse(ok).success).toBe(true);
    for (const wrong of [{ ...ok, there: 6 }, { ...ok, tookPart: 6 }, { ...ok, voices: [{ voice: 'own', people: 1 }, { voice: 'own', people: 1 }] }, { ...ok, there: 7.5 }, { ...ok, there: 201 }, { ...ok, name: 'Sam' }]) {
      expect(Reach.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
  });

  it('no day that does not exist, and no empty note', () => {
    const plan = { rounds: ['my-future'], languages: ['en'], needs: [], expected: 8, devices: { shared: 2, own: 0, paper: 0 } };
    const on = (day: string) => EntryContent.safeParse({ kind: 'plan', group: '00000000-0000-4000-8000-000000000000', day, plan }).success;
    expect(['2026-11-24', '2028-02-29', '2026-02-29', '2026-11-31', '2026-13-01', 'tomorrow'].map(on)).toEqual([true, true, false, false, false, false]);
    expect(EntryContent.safeParse({ kind: 'note', about: 'better', text: '  ' }).success).toBe(false);
  });
});
