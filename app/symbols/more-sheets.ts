// Made by `npm run symbols` from concepts.json; change that, never this.

/** The sheets in `public/symbols` that only somebody who answers another survey meets. */
export const moreSheets: readonly (readonly [file: string, concepts: string])[] = [
  ['more-36ebefea.svg', 'baby backpack birthday bus child countryside crying five four full handshake hearing-aid infinity laundry lunch map no-change noise now one playground reaching record smile start-together supported-living three toilets town two university wheelchair white-cane'],
  ['codes-04b6993b.svg', 'apple balloon banana bicycle bird boat book bread butterfly car carrot clock drum flower house key moon shoe sun tree umbrella'],
];
