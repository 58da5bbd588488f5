import { useEffect, useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { carriedFiles, type CarriedFile } from '#app/store/carry.ts';
import { StoreError } from '#app/store/trouble.ts';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';

type Made = CarriedFile & { address: string };

interface Props {
  /** These envelopes, or all. */
  which: readonly string[] | 'all';
  words: string;
}

/** Makes the files first and then links to them, so that a browser that asks where to save is answered by a press. */
export function SaveToFile({ which, words }: Props) {
  const text = useText('device');
  const [made, setMade] = useState<readonly Made[] | 'failed'>();
  useEffect(() => {
    const there = typeof made === 'object' ? made : [];
    return () => {
      for (const { address } of there) URL.revokeObjectURL(address);
    };
  }, [made]);
  const make = () => {
    carriedFiles(which, new Date().toISOString().slice(0, 10)).then(
      (files) => setMade(files.map((file) => ({ ...file, address: URL.createObjectURL(file.content) }))),
      (error: unknown) => {
        setMade('failed');
        if (!(error instanceof StoreError)) throw error;
      },
    );
  };
  return (
    <div className="device-files">
      <p>
        <Button onClick={make}>{words}</Button>
      </p>
      <div role="status">
        {made === 'failed' ? text('no-store') : null}
        {typeof made === 'object' ? text(made.length === 0 ? 'save-none' : 'file-ready') : null}
      </div>
      {typeof made === 'object' && made.length > 0 ? (
        <Notice kind="good">
          <ul className="device-links">
            {made.map(({ name, address }) => (
              <li key={name}>
                <a href={address} download={name}>
                  {text('file', { name })}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}
