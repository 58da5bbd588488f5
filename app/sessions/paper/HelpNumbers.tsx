import { childlinePhone, emergencyPhone } from '#server/contracts/help-numbers.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { useBooklet } from './BookletWords.tsx';

const Number = ({ children }: { children: string }) => (
  <strong>
    <bdi dir="ltr">{children}</bdi>
  </strong>
);

/** Where help is, on paper that nobody reads today. Childline is for young people; adults are told of 999 alone. */
export function HelpNumbers() {
  const { say, pack } = useBooklet();
  const young = pack.round.audience === 'young-person';
  return (
    <div className="booklet-help">
      <p className="booklet-line">
        <Picture concept="get-an-adult" />
        <span>
          {say('help-now')} {young ? say('help-adult') : null} {say('help-danger')} <Number>{emergencyPhone}</Number>. {young ? say('help-childline') : null} {young ? <Number>{childlinePhone}</Number> : null}
        </span>
      </p>
    </div>
  );
}
