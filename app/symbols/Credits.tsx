import type { ReactNode } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { PlainPage } from '#app/ui/PlainPage.tsx';
import { VisuallyHidden } from '#app/ui/VisuallyHidden.tsx';
import { credits, type Credit } from './credits.ts';
import { Picture } from './Picture.tsx';
import './credits.css';

/** Licences, at the addresses where their keepers publish them. */
const licences = {
  pictures: 'https://creativecommons.org/licenses/by-sa/4.0/',
  software: 'https://opensource.org/license/mit',
  questions: 'https://creativecommons.org/licenses/by/4.0/',
  voice: 'https://creativecommons.org/licenses/by/4.0/',
  fonts: 'https://openfontlicense.org/open-font-license-official-text/',
  counts: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
} as const;

function Out({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a href={to} rel="noreferrer">
      {children}
    </a>
  );
}

function Part({ name }: { name: Exclude<keyof typeof licences, 'pictures'> }) {
  const text = useText('symbols');
  return (
    <section>
      <h2>{text(name)}</h2>
      <p>{text(`${name}-text`)}</p>
      <p className="credit-licence">
        <Out to={licences[name]}>{text(`${name}-licence`)}</Out>
      </p>
    </section>
  );
}

/** What a line of a credit is: said to a screen reader, clear to the eye without it. */
function Term({ name }: { name: 'picture-name' | 'author' | 'source' | 'licence' }) {
  const text = useText('symbols');
  return (
    <dt>
      <VisuallyHidden>{text(name)}</VisuallyHidden>
    </dt>
  );
}

/** The name that an author gave a picture is in English, whatever language the page is in. */
function PictureCredit({ credit: { concept, drawing, own, madeFrom } }: { credit: Credit }) {
  const text = useText('symbols');
  return (
    <li className="credit">
      <Picture concept={concept} />
      <dl>
        <Term name="picture-name" />
        <dd className="credit-title">
          <bdi lang="en">{drawing.title}</bdi>
        </dd>
        <Term name="author" />
        <dd className="credit-line">
          <bdi>{drawing.author}</bdi>
        </dd>
        {madeFrom.map((other) => (
          <dd key={other.source} className="credit-line">
            {text('made-from', { title: other.title, author: other.author })}
          </dd>
        ))}
        <Term name="source" />
        <dd>
          {own ? (
            text('source-own')
          ) : (
            <Out to={drawing.source}>
              {text('source-openmoji')}
              <VisuallyHidden>
                : <bdi lang="en">{drawing.title}</bdi>
              </VisuallyHidden>
            </Out>
          )}
        </dd>
        <Term name="licence" />
        <dd>
          <bdi>CC BY-SA 4.0</bdi>
        </dd>
      </dl>
    </li>
  );
}

/** `/credits`: whose work the product stands on. The list of pictures is made from the table they are drawn from. */
export function Credits({ tools }: { tools?: ReactNode }) {
  const text = useText('symbols');
  return (
    <PlainPage title={text('title')} tools={tools}>
      <p>{text('intro')}</p>
      <section>
        <h2>{text('pictures')}</h2>
        <p>{text('pictures-text')}</p>
        <ul className="credit-links">
          <li>
            <Out to={licences.pictures}>{text('pictures-licence')}</Out>
          </li>
          <li>
            <Out to="https://openmoji.org/">{text('pictures-openmoji')}</Out>
          </li>
          <li>
            <a href="/symbols/LICENSE.txt">{text('pictures-file')}</a>
          </li>
        </ul>
      </section>
      <Part name="software" />
      <Part name="questions" />
      <Part name="voice" />
      <Part name="fonts" />
      <Part name="counts" />
      <section>
        <h2>{text('pictures-list', { count: credits.length })}</h2>
        <ul className="credits">
          {credits.map((credit) => (
            <PictureCredit key={credit.concept} credit={credit} />
          ))}
        </ul>
      </section>
    </PlainPage>
  );
}
