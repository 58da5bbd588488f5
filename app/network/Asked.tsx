import { useState } from 'react';
import type { GroupAsk, GroupCards } from '#server/contracts/network.ts';
import type { NetworkApi } from '#app/api/network.ts';
import { Tick } from '#app/desk/Fields.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useRoundName } from '#app/desk/survey-name.ts';
import { useAsking } from '#app/desk/use-asking.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { CameOf } from './CameOf.tsx';
import { GroupCardSheet, LinkSheet } from './Sheets.tsx';

/** How many codes are made when more people came. */
const someMore = 5;

interface Props {
  api: NetworkApi;
  group: string;
  ask: GroupAsk;
  mayChange: boolean;
  onChanged(): void;
}

/** How many took part: of how many only where each code is for one person. */
function tookPartOf({ tookPart, codes, inSessions }: GroupAsk, say: (key: string, values?: Record<string, number>) => string): string {
  if (tookPart === undefined) return say('took-part-gone');
  if (inSessions) return say('took-part-some', { part: tookPart });
  return codes === 0 ? say('took-part-elsewhere') : say('took-part', { part: tookPart, all: codes });
}

/** One round that a group was asked: its link and cards, how many took part, what came of it, and whether everybody may know. */
export function Asked({ api, group, ask: asked, mayChange, onChanged }: Props) {
  const say = useText('network');
  const { tag } = useLanguage();
  const nameOf = useRoundName();
  const [link, setLink] = useState<string>();
  const [cards, setCards] = useState<GroupCards>();
  const { ask, busy, trouble } = useAsking();
  const which = { group, round: asked.round };
  const name = nameOf(asked.survey, asked.round);
  const left = asked.codes - asked.given;
  return (
    <article className="network-ask" aria-label={name}>
      <h3>{name}</h3>
      <p>{say('asked-on', { day: formatDay(tag, asked.askedOn) })}</p>
      <p>{tookPartOf(asked, say)}</p>
      {mayChange ? (
        <>
          {!asked.sent ? null : (
            <>
              {left === 0 ? <p>{say('codes-none')}</p> : <p className="hint">{say('codes-left', { codes: left })}</p>}
              <div className="actions">
                <Button aria-disabled={busy} onClick={() => void ask(() => api.link(which), ({ secret }) => setLink(secret))}>
                  {say('show-link')}
                </Button>
                {left === 0 ? null : (
                  <Button
                    aria-disabled={busy}
                    onClick={() =>
                      void ask(
                        () => api.cards(which),
                        (made) => {
                          setCards(made);
                          onChanged();
                        },
                      )
                    }
                  >
                    {say('make-cards', { cards: left })}
                  </Button>
                )}
                <Button aria-disabled={busy} onClick={() => void ask(() => api.moreCodes({ ...which, more: someMore }), onChanged)}>
                  {say('more-codes', { codes: someMore })}
                </Button>
              </div>
            </>
          )}
          <TroubleSaid trouble={trouble} />
          {link === undefined ? null : <LinkSheet secret={link} name={name} />}
          {cards === undefined ? null : <GroupCardSheet cards={cards} name={name} />}
          <CameOf api={api} which={which} cameOf={asked.cameOf} onChanged={onChanged} />
          <Tick name={`told-${asked.round}`} checked={asked.toldOn !== undefined} onChange={(told) => void ask(() => api.tell({ ...which, told }), onChanged)}>
            {say('tell')}
          </Tick>
          <p className="hint">{asked.toldOn === undefined ? say('tell-hint') : say('told-on', { day: formatDay(tag, asked.toldOn) })}</p>
        </>
      ) : asked.cameOf === '' ? null : (
        <p>
          {say('came-of')}: <bdi>{asked.cameOf}</bdi>
        </p>
      )}
    </article>
  );
}
