/** A tab's or a device's small texts, as `localStorage` gives them. */
export function storageOf(map: Map<string, string>, realm: { dead: boolean }, isPrivate: boolean): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem(key, value) {
      if (isPrivate) throw new DOMException('No room.', 'QuotaExceededError');
      if (!realm.dead) map.set(key, value);
    },
    removeItem(key) {
      if (!realm.dead) map.delete(key);
    },
  };
}

/** A file that is read at once, in the turn in which it is asked for. */
export class RealmBlob {
  readonly size: number;
  readonly content: string;
  constructor(parts: readonly string[]) {
    this.content = parts.join('');
    this.size = Buffer.byteLength(this.content);
  }
  text(): Promise<string> {
    return Promise.resolve(this.content);
  }
}
