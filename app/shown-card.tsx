import { KeepCard } from './replies/KeepCard.tsx';
import { keepAddress } from './sealing/keep-card.ts';
import { writtenForm } from './sealing/written-form.ts';

/** The keep card of answers that were just sealed, in both its forms. */
export default function ShownCard({ secret, from, brought }: { secret: string; from: string; brought: boolean }) {
  return <KeepCard address={keepAddress(location.origin, secret)} code={writtenForm(secret)} from={from} brought={brought} />;
}
