/**
 * The stable name of somebody who signs in, unlike that of anybody whom another issuer signs in: `STATE:nurse-7`, or
 * `STATE/agency:nurse-7` where the organisation has several issuers. It does not change when an issuer moves to another
 * address. Neither an organisation's code nor an issuer's name has a colon or a slash, so no two are written alike.
 */
export const principalOf = (
  issuer: { organisation: string; name?: string | undefined },
  subject: string,
): string => `${issuer.organisation}${issuer.name ? `/${issuer.name}` : ''}:${subject}`;
