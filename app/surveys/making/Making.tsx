import type { Question } from '#server/contracts/survey.ts';
import { Drawing } from './Drawing.tsx';
import { MadeShown } from './MadeShown.tsx';
import './making.css';
import { Notice } from './Notice.tsx';
import { Photo } from './Photo.tsx';
import { Sound } from './Sound.tsx';
import { WithMakersTexts } from './with-makers.tsx';

interface Props {
  question: Extract<Question, { kind: 'drawing' | 'sound' | 'photo' }>;
  /** Else what was made is shown. */
  asked: boolean;
}

function Maker({ question }: Pick<Props, 'question'>) {
  const props = { question: question.id, notice: <Notice /> };
  switch (question.kind) {
    case 'drawing':
      return <Drawing {...props} />;
    case 'sound':
      return <Sound {...props} most={question.most} />;
    case 'photo':
      return <Photo {...props} />;
  }
}

/** A question that is answered by making something, or what was made. Fetched by surveys that have one. */
export default function Making({ question, asked }: Props) {
  return (
    <WithMakersTexts>
      {asked ? <Maker question={question} /> : <MadeShown question={question.id} kind={question.kind} />}
    </WithMakersTexts>
  );
}
