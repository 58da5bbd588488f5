import { useState, type ComponentType } from 'react';
import { languageOf } from '#server/contracts/languages.ts';
import { Button } from '#app/ui/Button.tsx';
import { In } from '#app/i18n/In.tsx';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { bringAids } from './bring-aids.ts';
import { Choices } from './Choices.tsx';
import { motions, profiles, sizes, symbolChoices, themes, useProfile, usualProfile, voices } from './profile.ts';
import { canSpeak } from './voices.ts';
import './access.css';

interface Props {
  /** Tags of the languages that this page can be read in; one alone offers no choice. */
  languages: readonly string[];
  /** Answers and place stay: the screen only changes its words. */
  onLanguage: (language: string) => void;
  onDone: () => void;
}

/** What there is to choose, each with its sample drawn by `access.css`: as it will be, of whatever theme. */
const looks = [['size', sizes], ['symbols', symbolChoices], ['theme', themes], ['motion', motions], ['voice', voices]] as const;

/** Text size, pictures, colours, movement, voice and language. What is chosen shows at once, behind the dialog and in it. */
export function AccessPanel({ languages, onLanguage, onDone }: Props) {
  const text = useText('access');
  const language = useLanguage();
  const profile = useProfile();
  const [Press, show] = useState<ComponentType<{ onDone: () => void }>>();
  const usual = looks.every(([name]) => profile[name] === usualProfile[name]);
  if (Press !== undefined) return <Press onDone={onDone} />;
  return (
    <div className="access">
      <p>{text('intro')}</p>
      <Button onClick={() => void bringAids().then(({ HowIPress }) => show(() => HowIPress))}>
        <span className="sample" data-sample="press" aria-hidden="true" />
        {text('press')}
      </Button>
      {languages.length > 1 ? (
        <Choices
          name="access-language"
          legend={text('language')}
          chosen={language.tag}
          onChoose={(tag) => {
            profiles.change({ language: tag });
            onLanguage(tag);
          }}
          choices={languages.map((tag) => ({ value: tag, words: <In language={tag}>{languageOf(tag)?.name ?? tag}</In> }))}
        />
      ) : null}
      {/* Where the device has no voice of this language there is none to choose. */}
      {looks.filter(([name]) => name !== 'voice' || canSpeak(language.tag)).map(([name, values]) => (
        <Choices<string | number>
          key={name}
          name={`access-${name}`}
          legend={text(name)}
          chosen={profile[name]}
          // One of `values`, which are of this name.
          onChoose={(value) => profiles.change({ [name]: value })}
          choices={values.map((value) => ({
            value,
            picture: name === 'voice' ? null : (
              <span className="sample" data-sample={`${name}-${value}`} data-theme={name === 'theme' ? value : undefined} aria-hidden="true">
                {name === 'size' ? text('sample') : null}
              </span>
            ),
            words: text(`${name}-${value}`),
          }))}
        />
      ))}
      <div className="actions">
        <Button kind="primary" onClick={onDone}>
          {text('done')}
        </Button>
        {usual ? null : <Button onClick={() => profiles.change({ ...usualProfile, aids: profile.aids })}>{text('usual')}</Button>}
      </div>
    </div>
  );
}
