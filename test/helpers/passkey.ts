import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A passkey in software: what an authenticator makes and answers (WebAuthn level 2, ES256, no attestation). */
export interface Passkey {
  /** What the browser hands over after making it. */
  made: (options: Asked) => { credential: unknown };
  /** What the browser hands over when it is used. */
  used: (options: Asked) => { credential: unknown };
}
interface Asked {
  challenge?: unknown;
}

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** CBOR of the few forms that are needed here. */
function cbor(value: number | string | Uint8Array | ReadonlyMap<number | string, unknown>): Buffer {
  const head = (major: number, size: number) => (size < 24 ? Buffer.from([(major << 5) | size]) : size < 256 ? Buffer.from([(major << 5) | 24, size]) : Buffer.from([(major << 5) | 25, size >> 8, size & 0xff]));
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, each]) => [cbor(key), cbor(each as never)])]);
}

const coseKey = (key: KeyObject): Buffer => {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const entries: [number, number | Buffer][] = [[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]];
  return cbor(new Map<number | string, unknown>(entries));
};

/** Makes one for a place, such as `localhost`; `verified`: whether it asked for a finger, a face or a PIN. */
export function passkeyFor({ place = 'localhost', origin = 'http://localhost', verified = true } = {}): Passkey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  let counter = 0;
  const clientData = (type: string, { challenge }: Asked) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (attested: boolean) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE((counter += 1));
    const flags = 0x01 | (verified ? 0x04 : 0) | (attested ? 0x40 : 0);
    const own = attested ? [Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey(publicKey)] : [];
    return Buffer.concat([createHash('sha256').update(place).digest(), Buffer.from([flags]), count, ...own]);
  };
  const common = { id: encode(id), rawId: encode(id), type: 'public-key', clientExtensionResults: {} };
  return {
    made(options) {
      const attestation = new Map<number | string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', authenticatorData(true)]]);
      const response = { clientDataJSON: encode(clientData('webauthn.create', options)), attestationObject: encode(cbor(attestation)), transports: ['internal'] };
      return { credential: { ...common, response } };
    },
    used(options) {
      const data = authenticatorData(false);
      const client = clientData('webauthn.get', options);
      const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), privateKey);
      return { credential: { ...common, response: { clientDataJSON: encode(client), authenticatorData: encode(data), signature: encode(signature) } } };
    },
  };
}
