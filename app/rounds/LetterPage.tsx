import { useEffect, useRef, useState, type ReactNode } from 'react';
import { languages } from '#server/contracts/languages.ts';
import type { AreaNotice, RoundKept } from '#server/contracts/rounds-kept.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import { areaNotice, type RoundsApi } from '#app/api/rounds.ts';
import { DeskPage } from '#app/desk/DeskPage.tsx';
import { Choice } from '#app/desk/Fields.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useRoundName } from '#app/desk/survey-name.ts';
import { useAsking } from '#app/desk/use-asking.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { printOnly } from '#app/ui/print-only.ts';
import { Letter } from './Letter.tsx';

interface Props {
  api: RoundsApi;
  area: string;
  /** The round's. */
  slug: string;
  tools?: ReactNode;
}

/** `/staff/areas/<area>/rounds/<round>/letter`: the letter to parents, filled from what the area and the round say, to print. */
export function LetterPage({ api, area, slug, tools }: Props) {
  const say = useText('letter');
  const rounds = useText('rounds');
  const ui = useText('ui');
  const name = useRoundName();
  const [kept, setKept] = useState<RoundKept>();
  const [notice, setNotice] = useState<AreaNotice>();
  const round = useAsking();
  const facts = useAsking();
  const { ask: askRound } = round;
  const { ask: askFacts } = facts;
  useEffect(() => {
    void askRound(() => api.one(area, slug), setKept);
    void askFacts(() => areaNotice(area), setNotice);
  }, [askRound, askFacts, api, area, slug]);
  const trouble = round.trouble ?? facts.trouble;
  return (
    <DeskPage title={say('page-title')} tools={tools} above={<a href={screenAddress('roundKept', { area, round: slug })}>{kept === undefined ? rounds('round') : name(kept.round.survey.id, kept.round.slug)}</a>}>
      <TroubleSaid trouble={trouble} />
      {(kept === undefined || notice === undefined) && trouble === undefined ? <Loading /> : null}
      {kept === undefined || notice === undefined ? null : (
        <>
          {kept.area.madeUp ? <Notice picture={<Picture concept="try-it" />}>{ui('made-up', { place: kept.area.name })}</Notice> : null}
          {notice.controller === '' || notice.contact === '' ? <Notice kind="danger">{say('not-whole')}</Notice> : null}
          <Chosen kept={kept} notice={notice} />
        </>
      )}
    </DeskPage>
  );
}

/** In which language, and who sends it; then the letter. */
function Chosen({ kept, notice }: { kept: RoundKept; notice: AreaNotice }) {
  const say = useText('letter');
  const paper = useRef<HTMLDivElement>(null);
  const [language, setLanguage] = useState(kept.round.languages[0] ?? 'en');
  const [setting, setSetting] = useState('');
  return (
    <>
      <p>{say('page-what')}</p>
      <div className="rounds-form">
        <Choice label={say('language')} name="language" choices={languages.map(({ tag, name }) => ({ id: tag, words: name }))} value={language} onChange={setLanguage} />
        <Choice label={say('setting')} name="setting" choices={[{ id: '', words: say('setting-none') }, ...kept.printFor.map(({ id, name }) => ({ id, words: name }))]} value={setting} onChange={setSetting} />
        <Button kind="primary" onClick={() => paper.current !== null && printOnly(paper.current)}>
          <Picture concept="print" />
          <span>{say('print')}</span>
        </Button>
      </div>
      <div ref={paper}>
        <Letter kept={kept} notice={notice} language={language} setting={kept.printFor.find(({ id }) => id === setting)?.name ?? ''} />
      </div>
    </>
  );
}
