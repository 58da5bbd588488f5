import { staffBounds } from '#server/contracts/staff-bounds.ts';
import type { LineProps } from '#app/desk/Fields.tsx';
import { useText } from '#app/i18n/text.tsx';
import { Field } from './Field.tsx';

/** A password that somebody chooses. */
export function NewPassword(props: Pick<LineProps, 'hint' | 'required' | 'value' | 'onChange'>) {
  const say = useText('staff');
  return <Field {...props} label={say('password-new')} type="password" name="new-password" autoComplete="new-password" dir="ltr" minLength={staffBounds.passwordLeast} maxLength={staffBounds.passwordMost} />;
}
