import { useText } from '#app/i18n/text.tsx';
import { WithTexts } from '#app/i18n/WithTexts.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { aidChoices, readAids, writeAids, type AidName, type Aids } from './aids.ts';
import { Choices } from './Choices.tsx';
import { PressSample } from './PressSample.tsx';
import { profiles, useProfile } from './profile.ts';
import './access.css';
import './press.css';

/** What is there to set for each way of pressing: first what everybody needs, then what some do. */
const settings: Record<Aids['press'], { first: readonly AidName[]; more: readonly AidName[] }> = {
  touch: { first: [], more: [] },
  one: { first: ['step', 'spoken'], more: ['order', 'steady', 'long', 'keyboard'] },
  two: { first: ['spoken'], more: ['order', 'steady', 'long', 'keyboard'] },
  dwell: { first: ['wait'], more: [] },
};
/** From short to long, however they are kept. */
const inOrder = (name: AidName): readonly string[] => (name === 'step' || name === 'wait' ? aidChoices[name].toSorted((one, other) => Number(one) - Number(other)) : aidChoices[name]);

/** How somebody presses, and what helps them read. What is chosen holds at once, in this dialog too. */
export function HowIPressHere({ onDone }: { onDone: () => void }) {
  const text = useText('press');
  const profile = useProfile();
  const aids = readAids(profile.aids);
  const change = (name: AidName, value: string) => profiles.change({ aids: writeAids({ ...aids, [name]: value }) });
  const choose = (name: AidName) => (
    <Choices<string>
      key={name}
      name={`press-${name}`}
      legend={text(name)}
      chosen={aids[name]}
      onChoose={(value) => change(name, value)}
      choices={inOrder(name).map((value) => ({
        value,
        picture: name === 'press' ? <PressSample press={value as Aids['press']} /> : <AidSample name={name} value={value} />,
        words: text(`${name}-${value}`),
      }))}
    />
  );
  const { first, more } = settings[aids.press];
  return (
    <div className="access">
      {choose('press')}
      <div role="status" className="press-words">
        {(['one', 'two', 'dwell'] as const).map((press) => (aids.press === press ? [1, 2, 3].map((line) => <p key={line}>{text(`about-${press}-${line}`)}</p>) : null))}
      </div>
      {first.map(choose)}
      {choose('spacing')}
      {choose('ruler')}
      {more.length === 0 ? null : (
        <details>
          <summary>{text('more')}</summary>
          <div className="access">{more.map(choose)}</div>
        </details>
      )}
      <div className="actions">
        <Button kind="primary" onClick={onDone}>
          {text('done')}
        </Button>
      </div>
    </div>
  );
}

/** The picture of what a choice does; where words say it all, none. */
function AidSample({ name, value }: { name: AidName; value: string }) {
  const share = name === 'step' || name === 'wait' ? Number(value) / 5000 : undefined;
  const lines = name === 'spacing' ? { usual: [22, 36, 50], wide: [16, 36, 56], wider: [10, 36, 62] }[value] : undefined;
  if (share === undefined && lines === undefined && name !== 'ruler' && name !== 'spoken') return null;
  return (
    <svg className="sample" viewBox="0 0 72 72" aria-hidden="true" focusable="false">
      {share === undefined ? null : (
        <>
          <circle className="whole" cx="36" cy="36" r="28" />
          <path className="part" d={pie(share)} />
        </>
      )}
      {lines?.map((y) => <path key={y} d={`M8 ${y}h56`} />)}
      {name === 'ruler' ? <path d={value === 'on' ? 'M14 36h44M2 24h68M2 48h68' : 'M14 22h44M14 36h44M14 50h44'} /> : null}
      {name === 'spoken' ? <path d={value === 'on' ? 'M8 28h12l14-12v40L20 44H8zM44 26q8 10 0 20M54 18q14 18 0 36' : 'M8 28h12l14-12v40L20 44H8zM46 28l16 16M62 28L46 44'} /> : null}
    </svg>
  );
}

/** A piece of a clock's face, from its top. */
function pie(share: number): string {
  const angle = 2 * Math.PI * Math.min(0.999, share);
  const at = (turn: number) => `${(36 + 28 * Math.sin(turn)).toFixed(1)} ${(36 - 28 * Math.cos(turn)).toFixed(1)}`;
  return `M36 36L${at(0)}A28 28 0 ${share > 0.5 ? 1 : 0} 1 ${at(angle)}Z`;
}

/** The same in the dialog of how the page looks: it brings its own words. */
export function HowIPress({ onDone }: { onDone: () => void }) {
  return (
    <WithTexts texts={['ui', 'access', 'press']} waiting={<Loading />} failed={<Problem problem="offline" />}>
      <HowIPressHere onDone={onDone} />
    </WithTexts>
  );
}
