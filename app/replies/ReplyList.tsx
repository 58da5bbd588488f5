import type { Reply, ReplyTexts } from '#server/contracts/reply.ts';
import { fallbacksOf, formatDay } from '#app/i18n/format.ts';
import { In } from '#app/i18n/In.tsx';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import './replies.css';

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

/** What was written back, as a list. */
export function ReplyList({ replies }: { replies: readonly Reply[] }) {
  return (
    <ul className="said replies">
      {replies.map((reply) => (
        <OneReply key={reply.id} reply={reply} />
      ))}
    </ul>
  );
}
