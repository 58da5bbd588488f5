import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';

/** RFC 9180 with P-256 (older phones lack X25519), HKDF-SHA256 and AES-256-GCM: what envelopes are sealed with. */
export const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
