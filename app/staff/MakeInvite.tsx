import { useState, type FormEvent } from 'react';
import { bounds } from '#server/contracts/bounds.ts';
import { StaffRole } from '#server/contracts/staff.ts';
import { Choice } from '#app/desk/Fields.tsx';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Field } from './Field.tsx';

/** Asks for whom a link is, and what they will be. */
export function MakeInvite({ onMake }: { onMake(role: StaffRole, madeFor: string): void }) {
  const say = useText('staff');
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
      <Choice label={say('make-role')} name="role" choices={StaffRole.options.map((each) => ({ id: each, words: say(`role-${each}`) }))} value={role} onChange={setRole} />
      <Button kind="primary" type="submit">
        {say('make')}
      </Button>
    </form>
  );
}
