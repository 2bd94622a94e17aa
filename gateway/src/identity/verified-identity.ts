import type { Actor } from '@mrrm/platform/wire/actor';

/** Who a client's token speaks for. */
export type VerifiedIdentity = Omit<
  Actor,
  'purpose' | 'requestId' | 'correlation' | 'operation' | 'onBehalf' | 'urgent'
>;

/** Decides whether a client's token is good. It throws when it is not. */
export interface IdentityVerifier {
  verify(token: string): Promise<VerifiedIdentity>;
}
