import type { AttachmentKind } from '#server/contracts/choices.ts';
import { useText } from '#app/i18n/text.tsx';
import { Play } from './Play.tsx';
import { useAddress } from './use-address.ts';
import { useMade } from './use-made.ts';

interface Props {
  question: string;
  kind: AttachmentKind;
}

/** Something that was made, to look at or to listen to. */
export function ShownContent({ kind, content }: { kind: AttachmentKind; content: Blob }) {
  const say = useText('makers');
  const address = useAddress(content);
  if (kind === 'sound')
    return (
      <div className="made-sound">
        <p data-part="sound">{say('sound-recorded')}</p>
        <Play content={content} />
      </div>
    );
  return address === undefined ? null : <img className="made" src={address} alt={say(kind === 'drawing' ? 'drawing-by-you' : 'photo-by-you')} />;
}

/** What was made in answer to a question, where the person looks at what they said. */
export function MadeShown({ question, kind }: Props) {
  const say = useText('makers');
  const { made } = useMade(question, kind);
  if (made.kind === 'made') return <ShownContent kind={kind} content={made.content} />;
  return made.kind === 'lost' ? <p data-part="lost">{say('not-opened-before')}</p> : null;
}
