import { useId, useState, type FormEvent } from 'react';
import { bounds } from '#server/contracts/bounds.ts';
import { StaffRole } from '#server/contracts/staff.ts';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Field } from './Field.tsx';

/** Asks for whom a link is, and what they will be. */
export function MakeInvite({ onMake }: { onMake(role: StaffRole, madeFor: string): void }) {
  const say = useText('staff');
  const id = useId();
  const [role, setRole] = useState<StaffRole>('coordinator');
  const [madeFor, setMadeFor] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onMake(role, madeFor);
    setMadeFor('');
  };
  return (
    <form className="staff-form staff-make" onSubmit={submit}>
      <h3>{say('make-title')}</h3>
      <Field label={say('make-for')} hint={say('make-for-hint')} name="made-for" autoComplete="off" maxLength={bounds.nameLength} required value={madeFor} onChange={setMadeFor} />
      <div className="staff-field">
        <label htmlFor={id}>{say('make-role')}</label>
        <select id={id} value={role} onChange={(event) => setRole(StaffRole.parse(event.target.value))}>
          {StaffRole.options.map((each) => (
            <option key={each} value={each}>
              {say(`role-${each}`)}
            </option>
          ))}
        </select>
      </div>
      <Button kind="primary" type="submit">
        {say('make')}
      </Button>
    </form>
  );
}
