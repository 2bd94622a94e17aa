import type { Opened } from '@mrrm/platform/access/row-access';
import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import type { Plausible } from '@mrrm/platform/writing/plausible';
import type { Context } from '../context.js';
import type { Shift } from './types/shift.js';

/** A rota is made some months ahead, and kept. */
const ROTA: Plausible = { back: 30, ahead: 2 };

const OWN_ROTA = "An employer's own rota; what is done in a shift is asked about when it is done.";

/** What a shift opens to an organisation that reads of others no more than the rota: everything of its own shifts. */
async function openedOn(
  { organisationId }: Shift,
  { actor, loaders }: Pick<Context, 'actor' | 'loaders'>,
): Promise<Opened> {
  const employer = await loaders.organisation.load(organisationId);
  return employer?.code === actor.organisation ? { DIRECTORY: 'OWN', HANDOVERS: 'OWN' } : {};
}

/** Who reads and plans the shifts of an employer. */
export const access: FeatureAccess = {
  groups: {
    PLANNING: {
      description: "Plan shifts of one's own organisation.",
      personal: false,
      roles: ['CENTRE_MANAGER', 'COORDINATOR', 'CASE_MANAGER', 'REGISTRAR'],
      across: 'OPEN',
    },
  },
  types: {
    Shift: {
      base: 'ROTA',
      namesNobody: 'Its handovers name those who wrote and read them.',
      opened: openedOn,
      fields: fieldsByGroup({
        ROTA: 'id centre safeZone window startsAt endsAt staffNeeded verification version organisation',
        DIRECTORY: 'assignments',
      }),
    },
    ShiftAssignment: {
      base: 'DIRECTORY',
      fields: fieldsByGroup({ DIRECTORY: 'id state version shift staffMember' }),
    },
  },
  extends: {
    Query: fieldsByGroup({ ROTA: 'shift' }),
    Centre: fieldsByGroup({ ROTA: 'shifts' }),
    SafeZone: fieldsByGroup({ ROTA: 'shifts' }),
    StaffMember: fieldsByGroup({ DIRECTORY: 'shifts' }),
  },
  arguments: argumentsOf({
    ROTA: `Query.shift(id) Centre.shifts(first,after,from,until) SafeZone.shifts(first,after,from,until)`,
    DIRECTORY: 'StaffMember.shifts(from,until)',
  }),
  mutations: {
    createShift: {
      group: 'PLANNING',
      performsNothing: OWN_ROTA,
      moments: { startsAt: ROTA, endsAt: ROTA },
    },
    assignStaff: { group: 'PLANNING', performsNothing: OWN_ROTA },
    cancelAssignment: { group: 'PLANNING', performsNothing: OWN_ROTA },
  },
  personInputs: ['staffMemberId'],
  recordInputs: { assignmentId: { table: 'shift_assignment', people: ['staff_member_id'] } },
};
