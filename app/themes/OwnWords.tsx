import { useEffect, useEffectEvent, useState } from 'react';
import type { AreaAccounts, PublishedAccount } from '#server/contracts/account.ts';
import { formatDay } from '#app/i18n/format.ts';
import { spoken } from '#app/i18n/spoken.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { groupAccountsRow } from '#app/store/group-accounts.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import './own-words.css';

interface Props {
  area: string;
  /** Asks the server for newer ones; what comes is kept on the device. */
  refresh: () => Promise<void>;
}

/** In which language an account is shown: that of the page, else Easy English or English, else the first it has. */
const shownIn = ({ texts }: PublishedAccount, tag: string): string => [tag, 'en-simple', 'en'].find((language) => language in texts) ?? Object.keys(texts)[0] ?? tag;

/** What groups tell of themselves: small ones are heard too, in words that they approved and without numbers. Nothing is shown where there are none. */
export function OwnWords({ area, refresh }: Props) {
  const text = useText('themes');
  const { tag } = useLanguage();
  const [told, setTold] = useState<AreaAccounts>();
  const ask = useEffectEvent(refresh);
  useEffect(() => {
    let here = true;
    const read = async () => {
      const row = await groupAccountsRow(area);
      if (here && row !== undefined) setTold(row.accounts);
    };
    // Without a network, what was read before stays; the release above says that the device is offline.
    read().then(() => ask()).then(read, () => undefined);
    return () => {
      here = false;
    };
  }, [area]);
  if (told === undefined || told.accounts.length === 0) return null;
  return (
    <section aria-labelledby="own-words" className="result-section">
      <h2 id="own-words">
        <Picture concept="talk" /> <span>{text('own-words')}</span>
      </h2>
      <p>{text('own-words-lead')}</p>
      <ul className="own-words">
        {told.accounts.map((account) => {
          const language = shownIn(account, tag);
          return (
            <li key={account.id}>
              {account.concepts.length === 0 ? null : (
                <p className="own-words-pictures">
                  {account.concepts.map((concept) => (
                    <Picture key={concept} concept={concept} />
                  ))}
                </p>
              )}
              <blockquote {...spoken(language)}>{account.texts[language]}</blockquote>
              <p className="hint">
                {account.groupName === undefined ? text(`group-${account.groupKind}`) : <bdi>{account.groupName}</bdi>} · {text(account.kind === 'idea' ? 'own-idea' : 'own-account')} · {formatDay(tag, account.on)}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
