import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';

interface Props {
  /** Of the file. */
  name: string;
  /** On the button that makes it, and on the link to it then. */
  ask: string;
  open: string;
  text(): string | Promise<string>;
  onMade?(): void;
}

/** Something that somebody can keep as a file: as text, so that any device opens it. Made first and then linked to, so that a browser that asks where to save is answered by a press. */
export function TextFile({ name, ask, open, text, onMade }: Props) {
  const [address, setAddress] = useState<string>();
  useEffect(() => () => { if (address !== undefined) URL.revokeObjectURL(address); }, [address]);
  const make = async () => {
    // The mark by which every editor knows the letters (UTF-8).
    setAddress(URL.createObjectURL(new Blob(['\ufeff', await text()], { type: 'text/plain;charset=utf-8' })));
    onMade?.();
  };
  return address === undefined ? (
    <Button onClick={() => void make()}>{ask}</Button>
  ) : (
    <a className="button" href={address} download={name}>
      {open}
    </a>
  );
}
