import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { FindBooklet } from '#server/contracts/booklet.ts';
import type { Pack } from '#server/contracts/round.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import { screens } from '#server/contracts/screens.ts';
import type { BookletsApi } from '#app/api/booklets.ts';
import { DeskPage } from '#app/desk/DeskPage.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useRoundName } from '#app/desk/survey-name.ts';
import { useAsking } from '#app/desk/use-asking.ts';
import { useText } from '#app/i18n/text.tsx';
import type { Draft } from '#app/store/drafts.ts';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { AtCode } from './AtCode.tsx';
import { OneBooklet } from './OneBooklet.tsx';
import { dropTyping, typingName, unfinishedTyping, waitsHere, type ToType } from './typed-draft.ts';
import { useQuestions } from './use-questions.ts';
import { WhichLanguage } from './WhichLanguage.tsx';
import { WithoutNetwork, type There } from './WithoutNetwork.tsx';
import './paper.css';

interface Props {
  area: string;
  round: string;
  api: BookletsApi;
  packFor(language: string): Promise<Pack>;
  tools?: ReactNode;
}

/** `/staff/areas/<area>/typing/<round>`: the pile of booklets that came back, one after another. */
export function TypingScreen({ area, round, api, packFor, tools }: Props) {
  const say = useText('paper');
  const [there, setThere] = useState<There>();
  const { ask, trouble } = useAsking();
  const begin = useCallback(
    () =>
      ask(
        async () => {
          const me = await api.me();
          if (me.kind !== 'ok') return me;
          const found = await api.booklets(area, round);
          return found.kind === 'ok' ? ({ kind: 'ok', value: { staff: me.value.id, round: found.value.round } } as const) : found;
        },
        setThere,
      ),
    [ask, api, area, round],
  );
  useEffect(() => void begin(), [begin]);
  const pile = (who: There) => <Pile area={area} there={who} api={api} packFor={packFor} />;
  return (
    <DeskPage title={say('typing-title')} tools={tools} above={<a href={`${screenAddress('paper', { area })}${location.search}`}>{say('all-booklets')}</a>}>
      {there === undefined && trouble === 'offline' ? (
        <WithoutNetwork area={area} round={round} retry={() => void begin()}>
          {pile}
        </WithoutNetwork>
      ) : (
        <TroubleSaid trouble={trouble} retry={() => void begin()} />
      )}
      {there === undefined ? trouble === undefined ? <Loading /> : null : pile(there)}
    </DeskPage>
  );
}

function Pile({ area, there: { staff, round }, api, packFor }: { area: string; there: There } & Pick<Props, 'api' | 'packFor'>) {
  const say = useText('paper');
  const { pack, language, speak } = useQuestions(round, packFor);
  const [booklet, setBooklet] = useState<ToType>();
  const [unfinished, setUnfinished] = useState<Draft>();
  const [waits, setWaits] = useState(false);
  const [done, setDone] = useState(0);
  const { ask, busy, trouble } = useAsking();
  const name = typingName(round.slug, staff);
  const nameOf = useRoundName();

  useEffect(() => {
    // One that cannot be read is as good as none: the paper is still there.
    unfinishedTyping(name).then(
      (draft) => {
        setUnfinished(draft);
        if (draft !== undefined) speak(draft.language);
      },
      () => setUnfinished(undefined),
    );
  }, [name, speak]);

  const choose = (asked: FindBooklet, said: string) => {
    setWaits(false);
    const begin = async (found: Omit<ToType, 'said'>) => ((await waitsHere(found.code)) ? setWaits(true) : setBooklet({ ...found, said }));
    void ask(
      async () => {
        const found = await api.find(area, round.slug, asked);
        // Without a network the long code is taken as it is; whether it came before is judged where it arrives.
        if (found.kind === 'problem' && found.problem === 'offline' && 'code' in asked) return { kind: 'ok', value: { batch: '', code: asked.code } };
        return found;
      },
      ({ batch, code, year, stage }) => begin({ batch, code, circumstances: { ...(year === undefined ? {} : { year }), ...(stage === undefined ? {} : { stage }) } }),
    );
  };
  const finished = () => {
    setBooklet(undefined);
    setUnfinished(undefined);
    setDone((before) => before + 1);
  };
  const dropped = () => {
    setBooklet(undefined);
    setUnfinished(undefined);
  };

  const inLanguage = (
    <div className="paper-form">
      <WhichLanguage languages={round.languages} value={language} onChange={speak} />
    </div>
  );
  if (pack === 'failed')
    return (
      <>
        <Notice kind="danger" live>{say('no-questions')}</Notice>
        {inLanguage}
      </>
    );
  if (pack === undefined) return <Loading />;
  if (booklet !== undefined) {
    const twice = (answers: number, different: number) => {
      // It is a count and no answer: where it is lost, nothing is.
      if (booklet.batch !== '') void api.twice(area, round.slug, { batch: booklet.batch, answers, different });
    };
    return <OneBooklet key={booklet.code} pack={pack} booklet={booklet} name={name} draft={unfinished} onTwice={twice} onFinished={finished} onDropped={dropped} />;
  }
  if (unfinished !== undefined) {
    const code = unfinished.card ?? '';
    return (
      <section className="paper-part">
        <Notice>{say('unfinished', { code: code.match(/.{1,4}/g)?.join(' ') ?? code })}</Notice>
        <p>
          <Button kind="primary" onClick={() => setBooklet({ code, said: '', batch: '', circumstances: unfinished.circumstances })}>
            {say('unfinished-go-on')}
          </Button>{' '}
          <Button onClick={() => void dropTyping(unfinished).then(dropped, dropped)}>{say('unfinished-drop')}</Button>
        </p>
      </section>
    );
  }
  return (
    <>
      <p>
        <strong>{nameOf(round.survey, round.slug)}</strong>
      </p>
      {round.closed ? <Notice>{say('closed-typing')}</Notice> : null}
      {done === 0 ? <p>{say('typing-lead')}</p> : <Notice kind="good" live>{say('typed', { count: done })}</Notice>}
      {inLanguage}
      <TroubleSaid trouble={trouble} />
      {trouble === 'offline' ? <Notice>{say('number-offline')}</Notice> : null}
      {waits ? <Notice kind="danger" live>{say('waits-here')}</Notice> : null}
      <AtCode key={done} busy={busy} refused={trouble ?? (waits ? 'here' : undefined)} onBooklet={choose} />
      <p className="hint">{say('said-no-hint')}</p>
      <p>
        {say('destroy')}{' '}
        <a className="button quiet" href={screens.device}>
          {say('see-sent')}
        </a>
      </p>
    </>
  );
}
