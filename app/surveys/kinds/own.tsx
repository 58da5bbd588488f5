import { lazy } from 'react';
import { Picture } from '#app/symbols/Picture.tsx';

/** Where the browser finds somebody's own pictures on this page, by option. */
export type OwnAddresses = Readonly<Record<string, string>>;

/** Own pictures in place of symbols: fetched by those who have one, or ask for it. */
export const OwnPictures = lazy(() => import('../making/OwnPictures.tsx'));

interface Props {
  own: OwnAddresses | undefined;
  option: string;
  concept: string;
}

/** The picture of an option: somebody's own, else its symbol. The words beside it say the same. */
export const OptionPicture = ({ own, option, concept }: Props) => (own?.[option] === undefined ? <Picture concept={concept} /> : <img className="picture" src={own[option]} alt="" />);
