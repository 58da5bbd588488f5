import type { ReactNode } from 'react';
import type { CardForms } from './replies/CardFace.tsx';
import { KeepSheet } from './replies/KeepSheet.tsx';
import { keepAddress, newKeepCard } from './sealing/keep-card.ts';
import { writtenForm } from './sealing/written-form.ts';

/** New keep cards in both their forms, for paper: their secrets are made here and kept nowhere. */
const newCards = (count: number): CardForms[] =>
  Array.from({ length: count }, () => {
    const { secret } = newKeepCard();
    return { address: keepAddress(location.origin, secret), code: writtenForm(secret) };
  });

/** The screen on which keep cards are made beforehand. */
export const KeepSheetScreen = ({ tools }: { tools: ReactNode }) => <KeepSheet newCards={newCards} tools={tools} />;
