import type { BatchCards } from '#server/contracts/rounds-kept.ts';
import { PileSheet, perSheet } from './PileSheet.tsx';
import './cards.css';

/** The cards of a batch, a sheet for every eight. All of them, used or not: a second print tells nobody who took part. */
export function BatchSheets({ batch: { id, year, stage, need }, round, cards }: BatchCards) {
  const about = { round, batch: id, ...(year === undefined ? {} : { year }), ...(stage === undefined ? {} : { stage }), ...(need === undefined ? {} : { need }) };
  const all = cards.map(({ code, path }) => ({ ...about, code, path, used: false }));
  const sheets = Array.from({ length: Math.ceil(all.length / perSheet) }, (_, at) => all.slice(at * perSheet, (at + 1) * perSheet));
  return sheets.map((unused, at) => <PileSheet key={at} pile={{ batch: id, round, year, stage, need, unused, all: all.length }} views={[]} />);
}
