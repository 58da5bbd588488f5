import { useRef } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { printOnly } from '#app/ui/print-only.ts';

/** Recovery codes, to be printed or written down: they are shown this once. */
export function RecoveryCodesSheet({ codes }: { codes: readonly string[] }) {
  const say = useText('staff');
  const paper = useRef<HTMLDivElement>(null);
  return (
    <>
      <div ref={paper} className="staff-paper">
        <h3>{say('recovery-title')}</h3>
        <p>{say('recovery-what')}</p>
        <ul className="staff-codes" dir="ltr" translate="no">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <Button onClick={() => paper.current !== null && printOnly(paper.current)}>
        <Picture concept="print" />
        <span>{say('recovery-print')}</span>
      </Button>
    </>
  );
}
