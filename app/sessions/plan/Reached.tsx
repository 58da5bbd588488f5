import { useState, type FormEvent } from 'react';
import { voicesAsked } from '#server/contracts/choices.ts';
import { Reach } from '#server/contracts/session-entry.ts';
import { shownAndBeside } from '#server/contracts/session-heads.ts';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Beside, SaidBy } from './Beside.tsx';
import { Count } from './Count.tsx';
import type { ShownEntry, ShownSession } from './work.ts';

interface Props {
  session: ShownSession;
  /** @param replaces the entries in whose place it stands. */
  onSay(reach: Reach, replaces: readonly string[]): Promise<boolean>;
}

function ReachSummary({ reach }: { reach: Reach }) {
  const say = useText('planning');
  return (
    <ul className="plan-numbers">
      <li>{say('some', { what: say('there'), n: reach.there })}</li>
      <li>{say('some', { what: say('took-part'), n: reach.tookPart })}</li>
      {reach.voices.map(({ voice, people }) => (
        <li key={voice}>{say('some', { what: say(`voice-${voice}`), n: people })}</li>
      ))}
    </ul>
  );
}

const drawn = ({ content }: ShownEntry) => (content.kind === 'reach' ? <ReachSummary reach={content.reach} /> : null);

/**
 * How many came and took part, and in what voice, as the coordinator saw it. The numbers of voices are typed and not
 * offered from the answers: in a group of eight one number is one person (`docs/decisions/0038-a-coordinators-work-on-a-device.md`).
 */
export function Reached({ session, onSay }: Props) {
  const say = useText('planning');
  const { shown, beside } = shownAndBeside(session.entries, 'reach');
  const known = shown?.content.kind === 'reach' ? shown.content.reach : undefined;
  const [editing, setEditing] = useState(false);
  const ids = [shown, ...beside].flatMap((each) => (each === undefined ? [] : [each.id]));
  return (
    <>
      <h3>{say('reach-title')}</h3>
      <p className="hint">{say('arrived', { n: session.arrived })}</p>
      {known !== undefined && shown !== undefined && !editing ? (
        <>
          <ReachSummary reach={known} />
          <SaidBy entry={shown} />
          <Beside title={say('reach-other')} shown={shown} beside={beside} draw={drawn} onChoose={({ content }) => content.kind === 'reach' && void onSay(content.reach, ids)} />
          <Button onClick={() => setEditing(true)}>{say('change-numbers')}</Button>
        </>
      ) : (
        <ReachForm
          begin={known ?? { there: session.plan.expected, tookPart: session.arrived, voices: [] }}
          onSave={async (reach) => {
            if (await onSay(reach, shown === undefined ? [] : [shown.id])) setEditing(false);
          }}
        />
      )}
    </>
  );
}

function ReachForm({ begin, onSave }: { begin: Reach; onSave(reach: Reach): Promise<void> }) {
  const say = useText('planning');
  const [there, setThere] = useState(begin.there);
  const [tookPart, setTookPart] = useState(Math.min(begin.tookPart, begin.there));
  const [voices, setVoices] = useState<Readonly<Record<string, number>>>(Object.fromEntries(begin.voices.map(({ voice, people }) => [voice, people])));
  const [wrong, setWrong] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const said = Reach.safeParse({ there, tookPart, voices: voicesAsked.flatMap((voice) => ((voices[voice] ?? 0) > 0 ? [{ voice, people: voices[voice] ?? 0 }] : [])) });
    setWrong(!said.success);
    if (said.success) void onSave(said.data);
  };
  return (
    <form className="plan-form" onSubmit={save} noValidate>
      <Count label={say('there')} value={there} onChange={setThere} />
      <Count label={say('took-part')} value={tookPart} onChange={setTookPart} />
      <fieldset>
        <legend>{say('voices')}</legend>
        <p className="hint">{say('voices-hint')}</p>
        {voicesAsked.map((voice) => (
          <Count key={voice} label={say(`voice-${voice}`)} value={voices[voice] ?? 0} onChange={(people) => setVoices((now) => ({ ...now, [voice]: people }))} />
        ))}
      </fieldset>
      <div role="alert">{wrong ? <Notice kind="danger">{say('reach-wrong')}</Notice> : null}</div>
      <Button type="submit" kind="primary">
        {say('save-numbers')}
      </Button>
    </form>
  );
}
