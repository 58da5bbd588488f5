import { useCallback, useState, type ReactNode } from 'react';
import type { Account } from '#server/contracts/account.ts';
import type { Reply } from '#app/api/call.ts';
import type { RoomApi } from '#app/api/room.ts';
import { DeskPage } from '#app/desk/DeskPage.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { useShown } from '#app/desk/use-shown.ts';
import { formatDay } from '#app/i18n/format.ts';
import { spoken } from '#app/i18n/spoken.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { TextFile } from '#app/ui/TextFile.tsx';
import { TakeWordsIn } from './TakeWordsIn.tsx';
import { wordsFile, type Idea, type IdeaInArea } from './words-file.ts';
import { WriteWords, type Written } from './WriteWords.tsx';
import './room.css';

interface Props {
  area: string;
  api: RoomApi;
  tools?: ReactNode;
}

/** `/staff/areas/:area/accounts`: what groups tell of themselves. Who works with groups writes; who does not sees what a group agreed to, and publishes. */
export function Accounts({ area, api, tools }: Props) {
  const say = useText('accounts');
  const room = useText('room');
  const { value: listed, trouble: unseen, again: look } = useShown(useCallback(() => api.accounts(area), [api, area]));
  const { ask, trouble: refused } = useAsking();
  const trouble = refused ?? unseen;
  /** The account that is being worded; `new` for one that is not there yet. */
  const [writing, setWriting] = useState<Account | 'new'>();
  /** What was written and not taken: it can go on as a file, and would be an account of its own. */
  const [unsaved, setUnsaved] = useState<IdeaInArea>();
  /** Words came from a file. */
  const [taken, setTaken] = useState(false);

  /** Does one thing at a time, and shows how things stand then; also where somebody else was faster. */
  const act = (work: () => Promise<Reply<unknown>>, then?: () => void) =>
    ask(
      work,
      async () => {
        await look();
        then?.();
      },
      async () => {
        await look();
        return false;
      },
    );
  const write = ({ texts, concepts, ...said }: Written) => {
    const seen = writing === undefined || writing === 'new' ? {} : { id: writing.id, revision: writing.revision };
    const ours = { ...said, texts, concepts };
    return act(
      async () => {
        const written = await api.write(area, { ...ours, ...seen });
        setUnsaved(written.kind === 'ok' ? undefined : { area, account: { ...ours, id: crypto.randomUUID() }, agreed: false });
        return written;
      },
      () => setWriting(undefined),
    );
  };
  /** Taken twice, or sent by its own device after all, an account is the same. That the group agreed is said by whoever takes it in. */
  const takeIn = (ideas: readonly Idea[]) =>
    act(
      async () => {
        for (const { account } of ideas) {
          const written = await api.write(area, account);
          if (written.kind === 'problem') return written;
        }
        return { kind: 'ok', value: undefined };
      },
      () => setTaken(true),
    );
  const writes = listed !== undefined && listed.groups.length > 0;

  return (
    <DeskPage title={say('title')} tools={tools}>
      <p>{say('lead')}</p>
      <TroubleSaid trouble={trouble} />
      {listed === undefined && trouble === undefined ? <Loading /> : null}
      {writing === undefined ? null : <WriteWords key={writing === 'new' ? 'new' : writing.id} account={writing === 'new' ? undefined : writing} groups={listed?.groups ?? []} onWritten={write} onBack={() => setWriting(undefined)} />}
      {writing === undefined || unsaved === undefined ? null : (
        <p key={unsaved.account.id}>
          <TextFile name="our-words.txt" ask={room('file-save')} open={room('file-open')} text={() => wordsFile([unsaved], new Map(listed?.groups.map(({ id, name }) => [id, name])), room)} />
        </p>
      )}
      {writes && writing === undefined ? (
        <p>
          <Button kind="primary" onClick={() => setWriting('new')}>
            <Picture concept="write" />
            <span>{say('write')}</span>
          </Button>
        </p>
      ) : null}
      {writes ? <TakeWordsIn area={area} onIdeas={takeIn} /> : null}
      {taken ? <Notice kind="good" live>{say('taken-in')}</Notice> : null}
      {listed !== undefined && listed.accounts.length === 0 ? <Notice>{say('none')}</Notice> : null}
      <ul className="room-accounts">
        {listed?.accounts.map((account) => (
          <li key={account.id} data-state={account.state}>
            <AccountShown account={account} />
            <div className="actions">
              {writes ? <Button onClick={() => setWriting(account)}>{say('change')}</Button> : null}
              {writes && account.state === 'draft' ? (
                <Button kind="primary" onClick={() => void act(() => api.approve(area, account.id, account.revision))}>
                  {say('approve')}
                </Button>
              ) : null}
              {!writes && (account.state === 'approved' || account.state === 'taken-back') ? (
                <Button kind="primary" onClick={() => void act(() => api.publish(area, account.id, account.revision))}>
                  {say('publish')}
                </Button>
              ) : null}
              {account.state === 'published' ? (
                <Button onClick={() => void act(() => api.takeBack(area, account.id, account.revision))}>{say('take-back')}</Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </DeskPage>
  );
}

/** One account, word for word, and how it stands. */
function AccountShown({ account }: { account: Account }) {
  const say = useText('accounts');
  const themes = useText('themes');
  const { tag } = useLanguage();
  const { state, approvedOn, publishedOn } = account;
  const day = state === 'published' ? publishedOn : approvedOn;
  return (
    <>
      <p>
        <strong>{account.groupName === undefined ? themes(`group-${account.groupKind}`) : <bdi>{account.groupName}</bdi>}</strong> <span className="hint">{say(account.kind)}</span>
      </p>
      {account.concepts.length === 0 ? null : (
        <p className="room-pictures">
          {account.concepts.map((concept) => (
            <Picture key={concept} concept={concept} />
          ))}
        </p>
      )}
      {Object.entries(account.texts).map(([language, words]) => (
        <blockquote key={language} {...spoken(language)}>
          {words}
        </blockquote>
      ))}
      <p className="hint">
        {say(`state-${state}`, { day: day === undefined ? '' : formatDay(tag, day) })} {say(account.named ? 'is-named' : 'is-not-named')}
      </p>
    </>
  );
}
