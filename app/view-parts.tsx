import type { ViewsAsked } from './surveys/pages/Finished.tsx';
import { packForRound } from './sync/incoming.ts';
import { Views } from './views/Views.tsx';

/** The ways for a parent or supporter to say what they think, with what brings their questions to this device. */
export default function ViewParts(asked: ViewsAsked) {
  return <Views {...asked} bring={packForRound} />;
}
