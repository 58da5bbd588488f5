import { useEffect } from 'react';
import type { Card } from '../kinds/Options.tsx';
import type { OwnAddresses } from '../kinds/own.tsx';
import { ChooseOwn } from './ChooseOwn.tsx';
import './own.css';
import { useOwnPictures } from './use-own-pictures.ts';
import { WithMakersTexts } from './with-makers.tsx';

interface Props {
  question: string;
  options: readonly string[];
  /** The dialog in which they are put in and taken away, while it is asked for. */
  asking?: { cards: readonly Card[]; onClose(): void } | undefined;
  onPictures(addresses: OwnAddresses): void;
}

/** Brings somebody's own pictures onto a page, in place of symbols. It shows nothing itself but the dialog. */
export default function OwnPictures({ question, options, asking, onPictures }: Props) {
  const { pictures, ...change } = useOwnPictures(question, options);
  useEffect(() => {
    const addresses = Object.fromEntries([...pictures].map(([option, picture]) => [option, URL.createObjectURL(picture)]));
    onPictures(addresses);
    return () => {
      for (const address of Object.values(addresses)) URL.revokeObjectURL(address);
    };
  }, [pictures, onPictures]);
  return asking === undefined ? null : (
    <WithMakersTexts>
      <ChooseOwn {...asking} {...change} pictures={pictures} />
    </WithMakersTexts>
  );
}
