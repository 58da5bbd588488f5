import { useMemo, type ReactNode } from 'react';
import { administrationApi } from '#app/api/administration.ts';
import { DeskPage } from '#app/desk/DeskPage.tsx';
import { useText } from '#app/i18n/text.tsx';
import { WithStaffWords } from '#app/i18n/WithStaffWords.tsx';
import { Audit } from './Audit.tsx';
import { Health } from './Health.tsx';
import { Keeping } from './Keeping.tsx';
import { Keys } from './Keys.tsx';
import { Part } from './Part.tsx';
import { Profile } from './Profile.tsx';
import { Surveys } from './Surveys.tsx';
import './administration.css';

interface Props {
  area: string;
  tools?: ReactNode;
}

/** `/staff/areas/:area/administration`: what an administrator sets for an area, and how it does. No answers are here. */
export function AdministrationScreen(props: Props) {
  return (
    <WithStaffWords>
      <Administration {...props} />
    </WithStaffWords>
  );
}

function Administration({ area, tools }: Props) {
  const say = useText('administration');
  const api = useMemo(() => administrationApi(area), [area]);
  return (
    <DeskPage title={say('title')} tools={tools}>
      <p>{say('lead')}</p>
      <Part name="profile" title={say('part-profile')}>{() => <Profile api={api} />}</Part>
      <Part name="keeping" title={say('part-keeping')}>{() => <Keeping api={api} />}</Part>
      <Part name="keys" title={say('part-keys')}>{() => <Keys api={api} />}</Part>
      <Part name="surveys" title={say('part-surveys')}>{() => <Surveys api={api} />}</Part>
      <Part name="health" title={say('part-health')}>{() => <Health api={api} />}</Part>
      <Part name="audit" title={say('part-audit')}>{() => <Audit api={api} />}</Part>
    </DeskPage>
  );
}
