import { useState, type FormEvent } from 'react';
import { numberIn } from '#server/contracts/account-rules.ts';
import type { Account, AccountSaid } from '#server/contracts/account.ts';
import { languages, languageOf } from '#server/contracts/languages.ts';
import { Choice, OneOf, Tick } from '#app/desk/Fields.tsx';
import { isolated } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { GroupWords } from './GroupWords.tsx';

export type Written = AccountSaid;

interface Props {
  /** The one that is worded anew; `undefined` for a new one. */
  account: Account | undefined;
  groups: readonly { id: string; name: string }[];
  onWritten(written: Written): Promise<void>;
  onBack(): void;
}

/** Writes down what a group wants to say, in one language or several. Nothing with a number in it goes on. */
export function WriteWords({ account, groups, onWritten, onBack }: Props) {
  const say = useText('accounts');
  const { tag } = useLanguage();
  const [group, setGroup] = useState(account?.group ?? groups[0]?.id ?? '');
  const [kind, setKind] = useState<AccountSaid['kind']>(account?.kind ?? 'account');
  const [named, setNamed] = useState(account?.named ?? false);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(account?.texts ?? { [tag]: '' });
  const [wrong, setWrong] = useState<{ key: 'empty' } | { key: 'number'; found: string }>();
  const others = languages.filter((language) => !(language.tag in texts));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const written = Object.fromEntries(Object.entries(texts).map(([language, words]) => [language, words.trim()] as const).filter(([, words]) => words !== ''));
    if (Object.keys(written).length === 0) return setWrong({ key: 'empty' });
    for (const [language, words] of Object.entries(written)) {
      const found = numberIn(words, language);
      if (found !== undefined) return setWrong({ key: 'number', found });
    }
    setWrong(undefined);
    void onWritten({ group, kind, named, texts: written, concepts: account?.concepts ?? [] });
  };

  return (
    <form className="room-part" onSubmit={submit} noValidate>
      <h2>{say(account === undefined ? 'write' : 'change')}</h2>
      <p>{say('rules')}</p>
      <Choice name="group" label={say('group')} choices={groups.map(({ id, name }) => ({ id, words: name }))} value={group} onChange={setGroup} />
      <OneOf name="kind" legend={say('kind')} choices={(['account', 'idea'] as const).map((each) => ({ id: each, words: say(each) }))} value={kind} onChange={setKind} />
      {Object.entries(texts).map(([language, words]) => (
        <GroupWords key={language} label={say('words-in', { language: languageOf(language)?.name ?? language })} hint={say('words-hint')} text={words} language={language} onChange={(text) => setTexts({ ...texts, [language]: text })} />
      ))}
      {others.length === 0 ? null : (
        <Choice
          name="more-languages"
          label={say('more-languages')}
          choices={[{ id: '', words: say('choose-language') }, ...others.map((language) => ({ id: language.tag, words: language.name, language: language.tag }))]}
          value=""
          onChange={(language) => setTexts({ ...texts, [language]: '' })}
        />
      )}
      <Tick name="named" checked={named} onChange={setNamed}>
        {say('named')}
      </Tick>
      {wrong === undefined ? null : (
        <Notice kind="danger" live>
          {wrong.key === 'number' ? say('number', { found: isolated(wrong.found) }) : say('empty')}
        </Notice>
      )}
      <div className="actions">
        <Button kind="primary" type="submit">
          {say('save')}
        </Button>
        <Button onClick={onBack}>{say('back')}</Button>
      </div>
    </form>
  );
}
