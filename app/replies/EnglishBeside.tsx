import { useEffect, useState } from 'react';
import { loadTexts } from '#app/i18n/load.ts';
import { TextsProvider, useText, type Texts } from '#app/i18n/text.tsx';
import { typed, uses } from './CardFace.tsx';

function InEnglish({ address }: { address: string }) {
  const say = useText('keepcard');
  return (
    <div className="keep-card-english" lang="en" dir="ltr">
      <p>
        <strong>{say('card-title')}.</strong> {say('card-keep')}: {uses.map(({ key }) => say(key)).join(' · ')}.
      </p>
      <p>
        {say('card-or-type', { address: typed(address) })} {say('card-safe')}
      </p>
    </div>
  );
}

/** What a keep card in another language says, in English, for whoever helps. Loaded only where it is needed. */
export default function EnglishBeside({ address }: { address: string }) {
  const [english, setEnglish] = useState<Texts>();
  useEffect(() => {
    let here = true;
    loadTexts('en', ['keepcard']).then(
      (texts) => here && setEnglish(texts),
      // An extra: without it the card still stands whole, in the person's own language.
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);
  return english === undefined ? null : (
    <TextsProvider value={english}>
      <InEnglish address={address} />
    </TextsProvider>
  );
}
