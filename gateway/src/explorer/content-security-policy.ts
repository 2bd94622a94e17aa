import { isSandboxFrame, SANDBOX_FRAME_CSP } from 'altair-static';

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  // Angular writes the styles of its components into the page.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "form-action 'none'",
  "base-uri 'self'",
  "object-src 'none'",
].join('; ');

/** Altair knows addresses of its vendor, of a translation site and of a CDN: this policy makes the browser refuse them all. */
export const contentSecurityPolicy = (url: string) =>
  isSandboxFrame(url) ? `${POLICY}; ${SANDBOX_FRAME_CSP}` : POLICY;
