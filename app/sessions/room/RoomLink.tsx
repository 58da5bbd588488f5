import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { LinkButton } from '#app/ui/Button.tsx';

/** From a session's page to its room. What it names stands in the fragment; the secret is fetched there. */
export function RoomLink({ area, session }: { area: string; session: string }) {
  const say = useText('accounts');
  return (
    <section className="plan-part" data-part="room">
      <p>{say('open-room-lead')}</p>
      <LinkButton href={`${screens.room}${location.search}#${area}/${session}`}>
        <Picture concept="idea" />
        <span>{say('open-room')}</span>
      </LinkButton>
    </section>
  );
}
