/** What every reply carries, beside its own headers. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/** For everything that is not a page: nothing may run or load. */
export const strictPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The Content-Security-Policy of a page: its own files, and the inline script and style with these hashes
 * (each as CSP writes it, `'sha256-…'`). No address outside this server, no eval, no frame, no form.
 */
export function pagePolicy(hashes: { scriptHashes: readonly string[]; styleHashes: readonly string[] }): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashes.scriptHashes].join(' '),
    ["style-src 'self'", ...hashes.styleHashes].join(' '),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
