import { RateLimiterMemory } from 'rate-limiter-flexible';

/** How long a share lasts, in seconds. */
export const MINUTE = 60;

/**
 * What somebody may take in a minute, counted by key: the share of the role where it has one of its own, else the usual one.
 * @param points the usual share
 * @param byRole the shares of the roles that have another
 */
export function minutesByRole(points: number, byRole: Record<string, number>) {
  const usual = new RateLimiterMemory({ points, duration: MINUTE });
  const ofRole = new Map(
    Object.entries(byRole).map(([role, share]) => [
      role,
      new RateLimiterMemory({ points: share, duration: MINUTE, keyPrefix: role }),
    ]),
  );
  return (role: string): RateLimiterMemory => ofRole.get(role) ?? usual;
}
