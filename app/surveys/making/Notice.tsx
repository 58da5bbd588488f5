import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { useAnswering } from '../session-context.ts';

/** Who looks at what is made, and when: said before anything is, as before words. */
export function Notice() {
  const { pack } = useAnswering();
  const say = useText('makers');
  const words = useText('surveys');
  const lines = [
    { key: 'who', concept: 'who-sees', text: say(pack.round.partnership.madeUp ? 'who-sees-made-up' : 'who-sees') },
    { key: 'may-tell', concept: 'safe', text: words('may-tell') },
    { key: 'not-emergency', concept: 'get-an-adult', text: say('not-emergency') },
  ];
  return lines.map(({ key, concept, text }) => (
    <p className="line" key={key} data-part={key}>
      <Picture concept={concept} />
      <span>{text}</span>
    </p>
  ));
}
