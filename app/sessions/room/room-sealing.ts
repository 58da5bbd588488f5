/** What the room needs of sealing, which features do not import. */
export interface RoomSealing {
  keysOf(secret: string): Promise<{
    blindingOf(
      place: { session: string; tally: string; shape: string },
      sealed: { enc: Uint8Array<ArrayBuffer>; seed: Uint8Array<ArrayBuffer> },
      length: number,
      checked: { bytes: Uint8Array<ArrayBuffer>; mac: Uint8Array },
    ): Promise<Uint8Array<ArrayBuffer> | undefined>;
  }>;
  shapeId(shape: string): Promise<string>;
  macOf(macKey: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  bytesOf(base64url: string): Uint8Array<ArrayBuffer>;
}
