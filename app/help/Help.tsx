import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { PlainPage } from '#app/ui/PlainPage.tsx';
import { childlineChat, childlinePhone, emergencyPhone, emergencySigned, familyAdvice, textRelay } from '#server/contracts/help-numbers.ts';
import './help.css';

/**
 * "Get an adult now": a picture to show, numbers to ring or write to, and what an adult does then. It asks for
 * nothing and tells nobody that it was opened, so it needs no network.
 */
export function Help({ tools, onBack }: { tools?: ReactNode; onBack?: () => void }) {
  const text = useText('help');
  return (
    <PlainPage title={text('title')} tools={tools} isHelp>
      <p className="show-this">
        <Picture concept="get-an-adult" />
        <span>{text('i-need-help')}</span>
      </p>
      <p>{text('show')}</p>
      <ul className="help-ways">
        <li>
          <a className="help-way with-picture danger" href={`tel:${emergencyPhone}`}>
            <Picture concept="emergency" />
            <span>
              {text('danger')}
              <strong>
                <bdi dir="ltr">{emergencyPhone}</bdi>
              </strong>
            </span>
          </a>
        </li>
        <li>
          <a className="help-way with-picture" href={`tel:${childlinePhone.replaceAll(' ', '')}`}>
            <Picture concept="phone" />
            <span>
              {text('childline')}
              <strong>
                <bdi dir="ltr">{childlinePhone}</bdi>
              </strong>
            </span>
          </a>
        </li>
        <li>
          <a className="help-way with-picture" href={childlineChat.address} rel="noreferrer">
            <Picture concept="chat" />
            <span>
              {text('chat')}
              <strong>
                <bdi dir="ltr">{childlineChat.name}</bdi>
              </strong>
            </span>
          </a>
        </li>
      </ul>
      <ul className="help-lines">
        <li className="with-picture">
          <Picture concept="talk" />
          <span>{text('childline-what')}</span>
        </li>
        <li className="with-picture">
          <Picture concept="my-name" />
          <span>{text('who-are-you')}</span>
        </li>
        <li className="with-picture">
          <Picture concept="adult" />
          <span>{text('may-tell')}</span>
        </li>
      </ul>
      <p>{text('cannot-phone', { relay: textRelay, signed: emergencySigned })}</p>
      <section className="for-adults" aria-labelledby="for-adults">
        <h2 id="for-adults">{text('adult-title')}</h2>
        <ol>
          <li>{text('adult-1')}</li>
          <li>{text('adult-2')}</li>
          <li>{text('adult-3')}</li>
          <li>{text('adult-4')}</li>
        </ol>
      </section>
      {onBack !== undefined || (typeof history !== 'undefined' && history.length > 1) ? (
        <p className="no-print">
          <Button kind="primary" onClick={onBack ?? (() => history.back())}>
            <Picture concept="back" />
            <span>{text('go-back')}</span>
          </Button>
        </p>
      ) : null}
    </PlainPage>
  );
}

/** The help page in place of another page that must not be left: its heading takes the focus, and Back leads back. */
function HelpHere({ onBack }: { onBack: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    place.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={place}>
      <Help onBack={onBack} />
    </div>
  );
}

/** What a last page asks for: the help page in its place, or lines of help for adults, who answered for themselves. */
export type HelpAsked = { onBack(): void } | { adult: 'parent-or-carer' | 'practitioner' };

/** Help on the last page of a survey. Childline is for young people: adults are told whom adults turn to. */
export default function HelpPiece(asked: HelpAsked) {
  return 'onBack' in asked ? <HelpHere onBack={asked.onBack} /> : <AdultLines team={asked.adult === 'practitioner'} />;
}

function AdultLines({ team }: { team: boolean }) {
  const text = useText('help');
  const lines: readonly (readonly [concept: string, words: string])[] = [
    ['emergency', text('adult-3')],
    team ? ['safe', text('team-worried')] : ['safe', text('family-worried')],
    ...(team ? [] : [['find-help', text('family-advice', { advice: familyAdvice })] as const]),
  ];
  return (
    <section className="after-help" aria-label={text('adults-title')}>
      {lines.map(([concept, words]) => (
        <p key={words} className="line" data-part="line">
          <Picture concept={concept} />
          <span>{words}</span>
        </p>
      ))}
    </section>
  );
}
