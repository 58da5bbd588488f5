import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { putAwayRows, type PutAwayRow } from '#app/store/put-away.ts';
import { hasKeepsakes, shareDevice, usualAwayAfter } from '#app/store/share-device.ts';
import { sharedMode, type SharedMode } from '#app/store/shared.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button, LinkButton } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { StaffPage } from '#app/ui/PlainPage.tsx';
import { AwayAfterChoice } from './AwayAfterChoice.tsx';
import { PutAway } from './PutAway.tsx';
import { SecretCard } from './SecretCard.tsx';
import type { ShareKeys } from './share-keys.ts';
import { TurnOff } from './TurnOff.tsx';
import './sessions.css';

interface Here {
  mode: SharedMode | undefined;
  rows: readonly PutAwayRow[];
  /** A plan is kept here, and would go. */
  kept: boolean;
}

async function look(): Promise<Here> {
  const [mode, rows, kept] = await Promise.all([sharedMode(), putAwayRows(), hasKeepsakes()]);
  return { mode, rows, kept };
}

/** Where turning it on stands. The secret is here and on paper, and nowhere else. */
type Turning = { kind: 'no' } | { kind: 'secret'; secret: string; publicKey: string } | { kind: 'failed' };

interface Props {
  keys: ShareKeys;
  tools?: ReactNode;
  /** How this device is: what waits on it, and whether anything is wrong. */
  device: ReactNode;
}

/** `/share`: a member of staff makes this device one that many people use, and takes back what was put away on it. */
export function Share({ keys, tools, device }: Props) {
  const say = useText('sessions');
  const [here, setHere] = useState<Here | 'failed'>();
  const [turning, setTurning] = useState<Turning>({ kind: 'no' });

  const lookAgain = useCallback(() => look().then(setHere, () => setHere('failed')), []);
  useEffect(() => {
    void lookAgain();
    // Browsers keep pages that were left; one with the secret on it is not to be come back to.
    const leave = () => setTurning({ kind: 'no' });
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, [lookAgain]);

  const makeSecret = async () => {
    try {
      const secret = keys.newSecret();
      setTurning({ kind: 'secret', secret, publicKey: (await keys.keysOf(secret)).publicKey });
    } catch {
      setTurning({ kind: 'failed' });
    }
  };
  const change = async (mode: SharedMode) => {
    try {
      await shareDevice(mode);
      setTurning({ kind: 'no' });
      await lookAgain();
    } catch {
      setTurning({ kind: 'failed' });
    }
  };

  if (here === undefined || here === 'failed')
    return (
      <StaffPage title={say('share-title')} tools={tools}>
        {here === undefined ? <Loading /> : <Notice kind="danger" live>{say('share-failed')}</Notice>}
      </StaffPage>
    );
  const { mode, rows, kept } = here;
  return (
    <StaffPage title={say('share-title')} tools={tools}>
      {turning.kind === 'failed' ? <Notice kind="danger" live>{say('share-failed')}</Notice> : null}
      {turning.kind === 'secret' ? (
        <SecretCard written={keys.writtenForm(turning.secret)} onDone={() => void change({ publicKey: turning.publicKey, awayAfter: usualAwayAfter })} />
      ) : mode === undefined ? (
        <section className="share-part">
          <p>{say('share-intro')}</p>
          <ul className="share-list">
            {(['what-clear', 'what-away', 'what-code'] as const).map((key) => (
              <li key={key}>{say(key)}</li>
            ))}
          </ul>
          {kept ? <Notice picture={<Picture concept="plan" />}>{say('share-plan-goes')}</Notice> : null}
          <Button kind="primary" onClick={() => void makeSecret()}>
            <Picture concept="group-of-people" />
            <span>{say('share-make')}</span>
          </Button>
        </section>
      ) : (
        <section className="share-part">
          <Notice kind="good" live picture={<Picture concept="group-of-people" />}>
            {say('share-is-on')}
          </Notice>
          <LinkButton kind="primary" href={screens.home}>
            {say('share-start')}
          </LinkButton>
          <AwayAfterChoice chosen={mode.awayAfter} onChoose={(awayAfter) => void change({ ...mode, awayAfter })} />
        </section>
      )}
      {turning.kind !== 'secret' && (mode !== undefined || rows.length > 0) ? <PutAway rows={rows} publicKey={mode?.publicKey} keys={keys} /> : null}
      {turning.kind !== 'secret' && mode !== undefined ? <TurnOff mode={mode} onDone={lookAgain} /> : null}
      {device}
    </StaffPage>
  );
}
