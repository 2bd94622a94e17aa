import { isLoopback } from '@mrrm/platform/loopback';

/** Whether an address can be that of an issuer or of its keys anywhere but on a developer's machine: https, and not this machine. */
export function isPublicAddress(address: string): boolean {
  const { protocol, hostname, username, password } = new URL(address);
  return protocol === 'https:' && !isLoopback(hostname) && !username && !password;
}

/** Whether an issuer at this address may have its keys there: public for public, and on the same server for a development issuer. */
export const mayKeepKeysAt = (issuer: string, keys: string): boolean =>
  isPublicAddress(issuer) ? isPublicAddress(keys) : new URL(issuer).origin === new URL(keys).origin;
