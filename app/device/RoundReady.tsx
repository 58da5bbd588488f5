import { useEffect, useEffectEvent, useState } from 'react';
import { languageOf } from '#server/contracts/languages.ts';
import { formatList, formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useText, type Text } from '#app/i18n/text.tsx';
import { chooseSound } from '#app/store/facts.ts';
import type { RoundHere } from '#app/store/rounds-here.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { useFetched } from '#app/ui/use-fetched.ts';
import './device.css';

/** A thing that a device lacks, as `app/sync/ready.ts` names it. */
export interface Lacking {
  kind: 'app' | 'page' | 'letters' | 'sound' | 'questions';
  path: string;
  language?: string | undefined;
}
export interface Readiness {
  lacking: readonly Lacking[];
  checked: number;
  sound: { bytes: number; wanted: boolean };
}
export interface Progress {
  done: number;
  all: number;
  now: Lacking | undefined;
}

/** What looks after the files of a round; it touches the network, so the screen is given it. */
export interface ReadyParts {
  readinessOf: (round: RoundHere) => Promise<Readiness>;
  getReady: (round: RoundHere, onProgress: (progress: Progress) => void) => Promise<Readiness>;
}

const nameOf = (tag: string | undefined) => languageOf(tag ?? '')?.name ?? tag ?? '';
const wordsOf = (text: Text, { kind, language }: Lacking) => text(`lack-${kind}`, { language: nameOf(language) });

/**
 * Whether one round can be asked without a network: only where everything was read and is right.
 * @param atOnce fetches what is missing as soon as that is known, without being asked.
 */
export function RoundReady({ round, parts, atOnce = false }: { round: RoundHere; parts: ReadyParts; atOnce?: boolean }) {
  const text = useText('device');
  const { tag } = useLanguage();
  const [progress, setProgress] = useState<Progress>();
  const [tried, setTried] = useState<Readiness>();
  /** Whether sound is wanted, as it was just chosen; and how things stand since. */
  const [voice, setVoice] = useState<boolean>();
  const [chosen, setChosen] = useState<Readiness>();
  const found = useFetched(() => parts.readinessOf(round));
  const known = tried ?? chosen ?? (found.state === 'there' ? found.value : undefined);
  const prepare = () => {
    setProgress({ done: 0, all: 0, now: undefined });
    parts
      .getReady(round, setProgress)
      .then(setTried, () => found.retry())
      .finally(() => setProgress(undefined));
  };
  const missing = atOnce && tried === undefined && progress === undefined && found.state === 'there' && found.value.lacking.length > 0;
  const fetchMissing = useEffectEvent(prepare);
  useEffect(() => {
    if (missing && navigator.onLine) fetchMissing();
  }, [missing]);
  const lookAgain = () => {
    setTried(undefined);
    setChosen(undefined);
    found.retry();
  };
  const chooseVoice = (wanted: boolean) => {
    setVoice(wanted);
    const read = () => {
      parts.readinessOf(round).then(
        (now) => {
          setTried(undefined);
          setChosen(now);
          setVoice(now.sound.wanted);
        },
        () => found.retry(),
      );
    };
    // Where the choice cannot be kept, what is read again says so.
    chooseSound(wanted).then(read, read);
  };
  const ready = known !== undefined && known.lacking.length === 0;
  const groups = new Map((known?.lacking ?? []).map((each) => [wordsOf(text, each), each] as const));
  return (
    <div className="device-round" data-round={round.slug} data-ready={progress !== undefined ? 'getting' : known === undefined ? 'checking' : ready ? 'yes' : 'no'}>
      <p>{text('languages', { list: formatList(tag, round.languages.map(nameOf)) })}</p>
      <div role="status">
        {progress !== undefined ? (
          <>
            <p>{progress.all === 0 || progress.now === undefined ? text('getting-first') : text('getting', { done: progress.done, all: progress.all, what: wordsOf(text, progress.now) })}</p>
            <progress aria-label={text('get-ready')} value={progress.all === 0 ? undefined : progress.done} max={Math.max(1, progress.all)} />
          </>
        ) : known === undefined ? (
          <p>{found.state === 'failed' ? text('no-store') : text('checking')}</p>
        ) : ready ? (
          <Notice kind="good" picture={<Picture concept="yes" />}>
            <p>
              <strong>{text('ready')}</strong>
            </p>
            <p>{text('ready-count', { count: known.checked })}</p>
            {known.sound.bytes > 0 && !known.sound.wanted ? <p>{text('without-sound')}</p> : null}
          </Notice>
        ) : (
          <Notice picture={<Picture concept="offline" />}>
            <p>
              <strong>{text('not-ready')}</strong>
            </p>
            {tried === undefined ? null : <p>{text('still-missing')}</p>}
            <p>{text('missing')}</p>
            <ul>
              {[...groups.keys()].map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      {known === undefined || known.sound.bytes === 0 ? null : (
        <label className="device-sound">
          <input type="checkbox" checked={voice ?? known.sound.wanted} disabled={progress !== undefined} onChange={({ target }) => chooseVoice(target.checked)} />
          <span>{text('with-sound', { size: formatNumber(tag, known.sound.bytes / 1_000_000) })}</span>
        </label>
      )}
      {progress === undefined && known !== undefined ? (
        <p>{ready ? <Button onClick={lookAgain}>{text('check-again')}</Button> : <Button kind="primary" onClick={prepare}>{text('get-ready')}</Button>}</p>
      ) : null}
    </div>
  );
}
