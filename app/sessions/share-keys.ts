/** What the screen of a shared device needs of sealing, which features do not import. */
export interface ShareKeys {
  newSecret(): string;
  /** As it is read aloud or copied by hand. */
  writtenForm(secret: string): string;
  /** What somebody typed; `undefined` where it is no secret. */
  secretIn(text: string): string | undefined;
  keysOf(secret: string): Promise<Keys>;
}

/** What a secret opens. It never leaves this page. */
export interface Keys {
  publicKey: string;
  open(place: { id: string; round: string }, sealed: { enc: string; ct: string }): Promise<unknown>;
}
