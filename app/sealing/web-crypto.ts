/** The browser's own cryptography, under the name by which a library asks Node for it. */
export const webcrypto = globalThis.crypto;
