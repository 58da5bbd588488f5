import type { ReactNode } from 'react';
import type { Question } from '#server/contracts/survey.ts';
import { Drawing } from './Drawing.tsx';
import './making.css';
import { Notice } from './Notice.tsx';
import { Photo } from './Photo.tsx';
import { Sound } from './Sound.tsx';
import { WithMakersTexts } from './with-makers.tsx';

interface Props {
  question: Extract<Question, { kind: 'drawing' | 'sound' | 'photo' }>;
  legend: ReactNode;
}

function Maker({ question, legend }: Props) {
  const props = { question: question.id, legend, notice: <Notice /> };
  switch (question.kind) {
    case 'drawing':
      return <Drawing {...props} />;
    case 'sound':
      return <Sound {...props} most={question.most} />;
    case 'photo':
      return <Photo {...props} />;
  }
}

/** A question that is answered by making something. Fetched by surveys that have one. */
export default function Making(props: Props) {
  return (
    <WithMakersTexts>
      <Maker {...props} />
    </WithMakersTexts>
  );
}
