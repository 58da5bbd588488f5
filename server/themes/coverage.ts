import type { Category, GroupFigures, ReleaseRules } from '#server/contracts/release.ts';
import type { KnownCategory } from './categories.ts';

/**
 * Whose voice is missing: for each category the share of people heard against its share of the children
 * who live here. Computed from published figures only, so it says nothing that they do not.
 */
export function coverageOf(groups: readonly GroupFigures[], categories: readonly KnownCategory[], total: number, rules: ReleaseRules): Category[] {
  const own = groups.filter((figures) => figures.population === 'own');
  const all = own.find((figures) => figures.attribute === 'all')?.people;
  return categories.map((category): Category => {
    const people = own.find((figures) => figures.attribute === category.attribute && figures.group === category.group)?.people;
    const known = { attribute: category.attribute, group: category.group, members: category.members, children: category.children };
    if (all?.kind !== 'shown' || people === undefined || total === 0 || category.children === 0) return { ...known, coverage: 'not-shown' };
    const expected = (all.value * category.children) / total;
    if (people.kind === 'hidden') {
      if (people.why !== 'small') return { ...known, coverage: 'not-shown' };
      return { ...known, coverage: rules.hiddenUpTo < expected * rules.missingBelow ? 'missing' : 'too-few-to-tell' };
    }
    const ratio = people.value / expected;
    const coverage = ratio < rules.missingBelow ? 'missing' : ratio < rules.underHeardBelow ? 'under-heard' : 'heard';
    return { ...known, coverage, ratio: Math.round(ratio * 100) / 100 };
  });
}
