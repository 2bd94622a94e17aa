import { randomBytes } from 'node:crypto';

/**
 * What a page of the gateway may do: run its own script, use its own styles and those that its editor writes under the page's nonce,
 * ask its own server. It can be shown in no other page.
 * @param others origins that it may call as well; none by default
 */
export const contentSecurityPolicy = (nonce: string, others: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // The editor draws the line under a mistake from a picture in its own styles.
    "img-src 'self' data:",
    ["connect-src 'self'", ...others].join(' '),
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');

/** A new nonce: never twice the same. */
export const newNonce = (): string => randomBytes(16).toString('base64');
