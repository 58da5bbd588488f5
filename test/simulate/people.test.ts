import { expect, test } from 'vitest';
import { isOwnVoice } from '#server/contracts/choices.ts';
import { drawPeople, type Person } from './people.ts';
import { silence } from './population.ts';
import { riverside } from './riverside.ts';

const facts = ({ chance: _chance, ...rest }: Person) => rest;

test('the same seed draws the same people, and a longer list begins with the shorter one', () => {
  const [short, long, other] = [drawPeople(riverside(), 40, '7'), drawPeople(riverside(), 90, '7'), drawPeople(riverside(), 40, '8')];
  expect(long.slice(0, 40).map(facts)).toEqual(short.map(facts));
  expect(other.map(({ id }) => id)).not.toContain(short[0]?.id);
  expect(new Set(long.map(({ id }) => id)).size).toBe(90);
});

test('no more people of a kind than there are children, however many are asked for', () => {
  const cohort = riverside();
  const people = drawPeople(cohort, 5_000, '1');
  expect(people).toHaveLength(cohort.total);
  for (const { year, need, children } of cohort.cells) expect(people.filter((person) => person.year === year && person.need === need)).toHaveLength(children);
});

test('six hundred leave the planted gaps, speak every language, and use every kind of help', () => {
  const cohort = riverside();
  const people = drawPeople(cohort, 600, '1');
  const ratio = (isOf: (one: { year: number; need: string }) => boolean) => {
    const children = cohort.cells.filter(isOf).reduce((sum, cell) => sum + cell.children, 0);
    return people.filter(isOf).length / 600 / (children / cohort.total);
  };
  for (const need of Object.keys(silence.needs)) expect(ratio((one) => one.need === need), need).toBeLessThan(0.25);
  for (const year of Object.keys(silence.years)) expect(ratio((one) => one.year === Number(year)), year).toBeLessThan(0.25);
  expect(ratio(({ need }) => need === 'semh')).toBeGreaterThan(0.8);
  expect(new Set(people.map(({ language }) => language))).toEqual(new Set(['en-simple', 'en', 'ur', 'pl']));
  expect(new Set(people.map(({ voice }) => voice)).size).toBe(5);
  const chosenFor = people.filter(({ voice }) => !isOwnVoice(voice)).length;
  expect(chosenFor).toBeGreaterThan(30);
  expect(chosenFor).toBeLessThan(100);
});
