import { seesAllCentres } from '../access/all-centres.js';
import type { Judge } from '../access/judge.js';
import type { Actor } from '../wire/actor.js';
import { SERVICE } from '../wire/actor.js';
import type { Purpose } from '../wire/purposes.js';
import { Permission, Role } from '../wire/roles.js';

/** What a sign-in says of whoever asks, as every slice reads it out of the actor token that it was called with. */
export interface SignIn {
  principal: string;
  organisationCode: string;
  role: string;
  purpose: Purpose;
  purposes: Purpose[];
  permissions: string[];
  knownRole: Role | null;
  knownPermissions: Permission[];
  allCentres: boolean;
  ownZonesOnly: boolean;
  ownCasesOnly: boolean;
  program: string | null;
  client: string;
}

/** Reads the sign-in of a request. It looks at the token alone: nobody can ask it about somebody else. */
export function signInOf({ actor, judge }: { actor: Actor; judge: Judge }): SignIn {
  const { roles } = judge.table;
  return {
    principal: actor.principal,
    organisationCode: actor.organisation,
    role: actor.role,
    purpose: actor.purpose as Purpose,
    purposes: [...((Object.hasOwn(roles, actor.role) && roles[actor.role]?.purposes) || [])] as Purpose[],
    permissions: [...(actor.permissions ?? [])],
    knownRole: isWordOf(Role, actor.role) ? actor.role : null,
    knownPermissions: (actor.permissions ?? []).filter((one) => isWordOf(Permission, one)),
    allCentres: seesAllCentres(roles, actor),
    ownZonesOnly: actor.zones !== undefined,
    ownCasesOnly: actor.ownCasesOnly ?? false,
    program: actor.program ?? null,
    client: actor.client,
  };
}

const isWordOf = <Word extends string>(list: { readonly [K in Word]: K }, text: string): text is Word =>
  Object.hasOwn(list, text);

/**
 * The staff member that the sign-in names as the one who asks. A service is nobody: for whomever it asks, that person's
 * duty, cases and records are not its own.
 */
export const staffMemberOf = ({ role, onBehalf, staffMember }: Actor): string | undefined =>
  role === SERVICE || onBehalf ? undefined : staffMember;
