import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { soundDevice } from './microphone.ts';
import { Play } from './Play.tsx';
import { createRecorder, type Recording } from './recording.ts';
import { useMade, type Made } from './use-made.ts';

interface Props {
  question: string;
  /** The longest recording, in seconds. */
  most: number;
  notice: ReactNode;
}

/** Seconds before the end that are said aloud: often enough to come to an end in peace, and not so often that they disturb. */
const saidAloud = [30, 10];

function Running({ seconds, level, most }: { seconds: number; level: number; most: number }) {
  const say = useText('makers');
  const left = Math.ceil(most - seconds);
  const said = saidAloud.findLast((each) => left <= each && each < most);
  return (
    <>
      <p className="running" data-part="recording">
        <Picture concept="record" />
        <span>{say('sound-recording')}</span>
      </p>
      <p aria-hidden="true">{say('sound-time', { done: Math.floor(seconds), all: most })}</p>
      <svg className="level" role="img" aria-label={say('sound-level')} viewBox="0 0 100 10" preserveAspectRatio="none">
        <rect width="100" height="10" fill="none" stroke="currentColor" />
        <rect width={Math.round(level * 100)} height="10" fill="currentColor" />
      </svg>
      <p role="status" className="visually-hidden">{said === undefined ? null : say('sound-left', { left: said })}</p>
    </>
  );
}

/** What is to be told, once, of how it stands. */
function toldOf(now: Recording, made: Made): string | undefined {
  if (now.kind === 'failed') return `sound-${now.why}`;
  if (now.kind === 'asking') return 'sound-asking';
  if (now.kind === 'recorded' && now.ended !== 'stopped') return now.ended === 'time-up' ? 'sound-time-up' : 'sound-unplugged';
  return made.kind === 'lost' ? 'not-opened-before' : undefined;
}

/** Own words, spoken. Each recording is kept when it ends, as every answer is when it is given; the one before stays until then. */
export function Sound({ question, most, notice }: Props) {
  const say = useText('makers');
  const { made, keepNow, remove } = useMade(question, 'sound');
  const [recorder] = useState(() => createRecorder(soundDevice, most, (sound) => keepNow({ kind: 'sound', ...sound })));
  const now = useSyncExternalStore(recorder.subscribe, recorder.state);
  // Who goes on while it records has said what they wanted to say.
  useEffect(() => () => recorder.stop(), [recorder]);

  const told = toldOf(now, made);
  const busy = now.kind === 'asking' || now.kind === 'recording';
  const there = made.kind === 'made' && !busy;
  return (
    <div className="making">
      {notice}
      {there ? null : <p className="hint" data-part="how">{say('sound-how', { all: most })}</p>}
      {now.kind === 'recording' ? <Running seconds={now.seconds} level={now.level} most={most} /> : null}
      {there ? (
        <p className="running" data-part="recorded">
          <Picture concept="record" />
          <span>
            {say('sound-recorded')}
            {now.kind === 'recorded' ? `. ${say('sound-length', { seconds: Math.max(1, Math.round(now.seconds)) })}` : null}
          </span>
        </p>
      ) : null}
      <p role="status" className="told" data-part="told">{told === undefined ? null : <span>{say(told)}</span>}</p>
      <div className="tools">
        {there ? <Play content={made.content} /> : null}
        {now.kind === 'recording' ? (
          <button type="button" className="tool-button main" data-part="stop" onClick={() => recorder.stop()}>
            <Picture concept="stop" />
            <span>{say('sound-stop')}</span>
          </button>
        ) : (
          <button type="button" className={there ? 'tool-button' : 'tool-button main'} data-part="record" onClick={() => recorder.start()}>
            <Picture concept="record" />
            <span>{say(there ? 'sound-again' : 'sound-record')}</span>
          </button>
        )}
        {there ? (
          <button type="button" className="tool-button" data-part="delete" onClick={remove}>
            <Picture concept="delete" />
            <span>{say('sound-delete')}</span>
          </button>
        ) : null}
      </div>
    </div>
  );
}
