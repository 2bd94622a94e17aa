import type { Reach } from '../wire/actor.js';
import type { RoleRule } from './table.js';

/** Whether somebody sees the rows of every centre: the sign-in says so, and the role is one that may have it. */
export const seesAllCentres = (
  roles: Record<string, RoleRule>,
  { allCentres, role }: Pick<Reach, 'allCentres' | 'role'>,
): boolean => allCentres === true && Object.hasOwn(roles, role) && roles[role]!.allCentres === true;
