import type { ReactNode } from 'react';
import { staffApi } from '#app/api/staff.ts';
import { cameFrom } from '#app/desk/sign-in-address.ts';
import { WithStaffWords } from '#app/i18n/WithStaffWords.tsx';
import { Invite } from './Invite.tsx';
import { learnLanguage } from './own-language.ts';
import { SignIn } from './SignIn.tsx';
import { StaffHome } from './StaffHome.tsx';

interface Props {
  screen: 'signIn' | 'invite' | 'staff';
  /** Takes the secret of an invite out of the address; empty where there is none. */
  takeSecret(): string;
  toSignIn(): void;
  toStaff(): void;
  tools?: ReactNode;
}

/** The screens for staff: one file to fetch, which nobody who answers fetches. */
export function StaffScreen({ screen, takeSecret, toSignIn, toStaff, tools }: Props) {
  const goOn = () => {
    const back = cameFrom();
    if (back === undefined) toStaff();
    else void learnLanguage().then(() => location.assign(back));
  };
  return (
    <WithStaffWords>
      {screen === 'signIn' ? <SignIn api={staffApi} onSignedIn={goOn} tools={tools} /> : null}
      {screen === 'invite' ? <Invite api={staffApi} takeSecret={takeSecret} onDone={toStaff} tools={tools} /> : null}
      {screen === 'staff' ? <StaffHome api={staffApi} onSignedOut={toSignIn} tools={tools} /> : null}
    </WithStaffWords>
  );
}
