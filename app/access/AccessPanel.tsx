import { languageOf } from '#server/contracts/languages.ts';
import { Button } from '#app/ui/Button.tsx';
import { In } from '#app/i18n/In.tsx';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Choices } from './Choices.tsx';
import { motions, profiles, sizes, symbolChoices, themes, useProfile, usualProfile } from './profile.ts';
import './access.css';

interface Props {
  /** Tags of the languages that this page can be read in; one alone offers no choice. */
  languages: readonly string[];
  /** Answers and place stay: the screen only changes its words. */
  onLanguage: (language: string) => void;
  onDone: () => void;
}

/** Text size, pictures, colours, movement and language. What is chosen shows at once, behind the dialog and in it. */
export function AccessPanel({ languages, onLanguage, onDone }: Props) {
  const text = useText('access');
  const language = useLanguage();
  const profile = useProfile();
  const usual = (['size', 'symbols', 'theme', 'motion'] as const).every((name) => profile[name] === usualProfile[name]);
  return (
    <div className="access">
      <p>{text('intro')}</p>
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
      <Choices
        name="access-size"
        legend={text('size')}
        chosen={profile.size}
        onChoose={(size) => profiles.change({ size })}
        choices={sizes.map((size) => ({
          value: size,
          picture: (
            <span className="size-sample" data-sample={size} aria-hidden="true">
              {text('sample')}
            </span>
          ),
          words: text(`size-${size}`),
        }))}
      />
      <Choices
        name="access-symbols"
        legend={text('symbols')}
        chosen={profile.symbols}
        onChoose={(symbols) => profiles.change({ symbols })}
        choices={symbolChoices.map((value) => ({ value, picture: <SymbolSample kind={value} />, words: text(`symbols-${value}`) }))}
      />
      <Choices
        name="access-theme"
        legend={text('theme')}
        chosen={profile.theme}
        onChoose={(theme) => profiles.change({ theme })}
        choices={themes.map((value) => ({ value, picture: <ThemeSample theme={value} />, words: text(`theme-${value}`) }))}
      />
      <Choices
        name="access-motion"
        legend={text('motion')}
        chosen={profile.motion}
        onChoose={(motion) => profiles.change({ motion })}
        choices={motions.map((value) => ({ value, picture: <MotionSample moves={value === 'full'} />, words: text(`motion-${value}`) }))}
      />
      <div className="actions">
        <Button kind="primary" onClick={onDone}>
          {text('done')}
        </Button>
        {usual ? null : <Button onClick={() => profiles.handOver()}>{text('usual')}</Button>}
      </div>
    </div>
  );
}

/** A card with picture and lines, as the choice would show it. */
function SymbolSample({ kind }: { kind: (typeof symbolChoices)[number] }) {
  return (
    <svg className="sample" viewBox="0 0 72 72" aria-hidden="true" focusable="false">
      <rect x="6" y="16" width="60" height="40" rx="8" />
      {kind === 'off' ? null : <circle cx={kind === 'only' ? 36 : 23} cy="36" r="11" />}
      {kind === 'on' ? <path d="M41 31h17M41 41h12" /> : null}
      {kind === 'off' ? <path d="M15 27h40M15 36h32M15 45h38" /> : null}
    </svg>
  );
}

function MotionSample({ moves }: { moves: boolean }) {
  return (
    <svg className="sample" viewBox="0 0 72 72" aria-hidden="true" focusable="false">
      <circle cx={moves ? 49 : 36} cy="36" r="15" />
      {moves ? <path d="M8 27h18M4 36h20M8 45h18" /> : null}
    </svg>
  );
}

/** A small page in the colours of a theme: the tokens hold for any element that names one. */
function ThemeSample({ theme }: { theme: (typeof themes)[number] }) {
  return (
    <svg className="theme-sample" data-theme={theme} viewBox="0 0 72 72" aria-hidden="true" focusable="false">
      <rect className="ground" x="4" y="4" width="64" height="64" rx="10" />
      <path className="lines" d="M16 20h40M16 32h28" />
      <rect className="press" x="16" y="44" width="40" height="14" rx="7" />
    </svg>
  );
}
