import { useEffect, useState } from 'react';
import type { RoundReplies } from '#server/contracts/reply.ts';
import { useText } from '#app/i18n/text.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { RepliesOf } from './keep-card-holder.ts';
import { ReplyList } from './ReplyList.tsx';

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
      <ReplyList replies={found.replies} />
    </>
  );
}
