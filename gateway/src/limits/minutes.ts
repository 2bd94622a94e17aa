import type { Counter, Counts } from '@mrrm/platform/counting/counts';

/** How long a share lasts, in seconds. */
export const MINUTE = 60;

/**
 * What somebody may take in a minute, counted by key: the share of the role where it has one of its own, else the usual one.
 * @param name of what is counted
 * @param points the usual share
 * @param byRole the shares of the roles that have another
 */
export function minutesByRole(
  counts: Counts,
  name: string,
  points: number,
  byRole: Record<string, number>,
): (role: string) => Counter {
  const usual = counts.of({ name, points, seconds: MINUTE });
  const ofRole = new Map(
    Object.entries(byRole).map(([role, share]) => [
      role,
      counts.of({ name: `${name}:${role}`, points: share, seconds: MINUTE }),
    ]),
  );
  return (role) => ofRole.get(role) ?? usual;
}
