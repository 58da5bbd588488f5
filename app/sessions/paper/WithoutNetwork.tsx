import type { ReactNode } from 'react';
import type { Booklets } from '#server/contracts/booklet.ts';
import { useText } from '#app/i18n/text.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { Unlock } from '../plan/Unlock.tsx';
import { usePlanner } from '../plan/use-planner.ts';
import type { Work } from '../plan/work.ts';
import '../plan/planning.css';

/** Who types, and in which round. */
export interface There {
  staff: string;
  round: Booklets['round'];
}

/** The same from a coordinator's work, as the server said it last. Whether answers came too late is judged where they arrive. */
function thereIn({ known: { staff, rounds } }: Work, slug: string): There | undefined {
  const round = rounds.find((each) => each.slug === slug);
  return staff === undefined || round === undefined ? undefined : { staff, round: { ...round, closed: false } };
}

interface Props {
  area: string;
  round: string;
  retry(): void;
  children(there: There): ReactNode;
}

/** Typing that is begun without a network: for who keeps their work on this device, and opens it. Everybody else is told what to do. */
export function WithoutNetwork({ area, round, retry, children }: Props) {
  const say = useText('paper');
  const { planner, state } = usePlanner(area);
  const there = state.kind === 'there' ? thereIn(state.work, round) : undefined;
  if (there !== undefined) return children(there);
  if (state.kind === 'looking') return <Loading />;
  if (state.kind === 'locked')
    return (
      <>
        <Notice>{say('open-first')}</Notice>
        <Unlock state={state} onSecret={planner.unlock} onForget={() => void planner.forget()} />
      </>
    );
  return (
    <Problem problem="offline" retry={retry}>
      <p>{say('open-before')}</p>
    </Problem>
  );
}
