import { useEffect, useState } from 'react';
import type { Reply, ReplyTexts, RoundReplies } from '#server/contracts/reply.ts';
import { fallbacksOf, formatDay } from '#app/i18n/format.ts';
import { In } from '#app/i18n/In.tsx';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { RepliesOf } from './keep-card-holder.ts';

const pictures = { done: 'yes', partly: 'sometimes', doing: 'waiting', 'not-able': 'no' } as const;

/** A reply in the reader's language, or in the nearest that it was written in. */
export function replyIn(reply: Reply, language: string): { language: string; texts: ReplyTexts } | undefined {
  for (const tag of [language, ...fallbacksOf(language)]) {
    const texts = reply.texts[tag];
    if (texts !== undefined) return { language: tag, texts };
  }
  return undefined;
}

function OneReply({ reply }: { reply: Reply }) {
  const say = useText('replies');
  const { tag } = useLanguage();
  const found = replyIn(reply, tag);
  if (found === undefined) return null;
  const { language, texts } = found;
  const from = (text: string) => (language === tag ? text : <In language={language}>{text}</In>);
  return (
    <li>
      <h3>
        <Picture concept={reply.concept} />
        <span>{from(texts.title)}</span>
      </h3>
      {language.split('-')[0] === tag.split('-')[0] ? null : <p className="hint">{say('reply-in-english')}</p>}
      <dl>
        <dt>{say('reply-said')}</dt>
        <dd>{from(texts.said)}</dd>
        <dt className="reply-status" data-status={reply.status}>
          <Picture concept={pictures[reply.status]} />
          <span>{say(`reply-${reply.status}`)}</span>
        </dt>
        <dd>{from(texts.done)}</dd>
      </dl>
      <p className="hint">{formatDay(tag, reply.on)}</p>
    </li>
  );
}

interface Props {
  round: string;
  /** Said above where there is more than one round. */
  name: string | undefined;
  repliesOf: RepliesOf;
}

/** What was done about what people said in a round. */
export function Replies({ round, name, repliesOf }: Props) {
  const say = useText('replies');
  const [found, setFound] = useState<RoundReplies | 'waiting' | 'none'>('waiting');
  useEffect(() => {
    let here = true;
    repliesOf(round).then(
      (replies) => here && setFound(replies ?? 'none'),
      () => here && setFound('none'),
    );
    return () => {
      here = false;
    };
  }, [repliesOf, round]);
  const title = name === undefined ? null : <h3 className="replies-round">{name}</h3>;
  if (found === 'waiting') return <Loading />;
  if (found === 'none') return <>{title}<p>{say('replies-not-here')}</p></>;
  if (found.replies.length === 0)
    return (
      <>
        {title}
        <p>{say('replies-none')}</p>
        <p className="hint">{say('replies-none-next')}</p>
      </>
    );
  return (
    <>
      {title}
      {found.madeUp ? <Notice>{say('replies-made-up')}</Notice> : null}
      <ul className="said replies">
        {found.replies.map((reply) => (
          <OneReply key={reply.id} reply={reply} />
        ))}
      </ul>
    </>
  );
}
