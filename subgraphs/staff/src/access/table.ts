import type { Opened } from '@mrrm/platform/access/row-access';
import {
  type AccessTable,
  argumentsOf,
  connectionRules,
  fieldsOf,
  type GroupRule,
  payloadRules,
  sharedRules,
  type TypeRule,
} from '@mrrm/platform/access/table';
import { signInGroup, viewerActRules, viewerRules } from '@mrrm/platform/viewer/viewer';
import type { Context } from '../context.js';
import type { Shift } from '../types/shift.js';
import { CARE_TEAM, EVERYBODY, KEEPERS, roles } from './roles.js';

const groups: Record<string, GroupRule> = {
  ...signInGroup(EVERYBODY),
  PLAIN: {
    description: 'Pages, payloads and keys of other owners: nothing about a person.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
    always: true,
  },
  ROTA: {
    description: 'Which shifts run where, and how well they are covered; not by whom.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
  },
  DIRECTORY: {
    description:
      'Who works at a centre, as what, in which languages, and on which shift; to a partner its own people.',
    personal: false,
    roles: [...CARE_TEAM, 'PARTNER_APPLICATION', 'DATA_PROTECTION_OFFICER', 'SERVICE'],
    across: 'OPEN',
    among: KEEPERS,
    outside: 'OWN',
  },
  DUTY_JUDGEMENT: {
    description: "Whether somebody may be named for a duty, for other owners' slices before they write it.",
    personal: true,
    roles: ['SERVICE'],
    across: 'OPEN',
    among: KEEPERS,
  },
  EMPLOYMENT: {
    description: 'Vetting and code of conduct: for the employer alone.',
    personal: true,
    roles: ['CENTRE_MANAGER', 'COORDINATOR', 'REGISTRAR', 'DATA_PROTECTION_OFFICER'],
    across: 'NEVER',
  },
  HANDOVERS: {
    description:
      'What one shift tells the next: State and IOM read it of each other, a partner that of its own shifts.',
    personal: true,
    roles: CARE_TEAM,
    across: 'OPEN',
    among: KEEPERS,
    outside: 'OWN',
  },
  PLANNING: {
    description: "Plan shifts of one's own organisation.",
    personal: false,
    roles: ['CENTRE_MANAGER', 'COORDINATOR', 'CASE_MANAGER', 'REGISTRAR'],
    across: 'OPEN',
  },
  HANDING_OVER: {
    description: 'Write and acknowledge handovers.',
    personal: false,
    roles: CARE_TEAM,
    across: 'OPEN',
  },
};

/** A pointer to another owner's entity, with what this slice adds to it. */
const pointerTo = (added: Record<string, string>): TypeRule => ({
  base: 'PLAIN',
  namesNobody: 'A place: its handovers name those who wrote and read them.',
  fields: { ...fieldsOf('PLAIN', 'id'), ...added },
});

const places = {
  ...fieldsOf('ROTA', 'shifts'),
  ...fieldsOf('DIRECTORY', 'onDuty'),
  ...fieldsOf('HANDOVERS', 'handovers'),
};

/** What a shift opens to an organisation that reads of others no more than the rota: everything of its own shifts. */
async function openedOn(
  { organisationId }: Shift,
  { actor, loaders }: Pick<Context, 'actor' | 'loaders'>,
): Promise<Opened> {
  const employer = await loaders.organisation.load(organisationId);
  return employer?.code === actor.organisation ? { DIRECTORY: 'OWN', HANDOVERS: 'OWN' } : {};
}

/** Who reads and does what in this slice. It is kept jointly; a row belongs to the employer. */
export const access: AccessTable = {
  owner: 'JOINT',
  roles,
  groups,
  types: {
    Query: {
      base: 'PLAIN',
      fields: {
        ...fieldsOf('SIGN_IN', 'viewer'),
        ...fieldsOf('PLAIN', 'organisation organisationByCode organisations'),
        ...fieldsOf('ROTA', 'shift'),
        ...fieldsOf('DIRECTORY', 'staffMember staff'),
        ...fieldsOf('DUTY_JUDGEMENT', 'dutyJudgement'),
        ...fieldsOf('HANDOVERS', 'handover'),
      },
    },
    Mutation: {
      base: 'PLAIN',
      fields: {
        ...fieldsOf('PLANNING', 'createShift assignStaff cancelAssignment'),
        ...fieldsOf('HANDING_OVER', 'writeHandover acknowledgeHandover'),
      },
    },
    ...viewerActRules,
    ...viewerRules(fieldsOf('SIGN_IN', 'organisation staffMember duty')),
    ViewerDuty: { base: 'SIGN_IN', fields: fieldsOf('SIGN_IN', 'onDuty until shift nextShift safeZones') },
    Organisation: {
      base: 'PLAIN',
      fields: { ...fieldsOf('PLAIN', 'id code name employer version'), ...fieldsOf('DIRECTORY', 'staff') },
    },
    StaffMember: {
      base: 'DIRECTORY',
      person: ({ id }) => id,
      fields: {
        ...fieldsOf(
          'DIRECTORY',
          'id fullName role languages centres active version organisation qualifications shifts',
        ),
        ...fieldsOf('EMPLOYMENT', 'vettedUntil codeOfConductSignedOn'),
      },
    },
    DutyJudgement: {
      base: 'DUTY_JUDGEMENT',
      person: ({ staffMemberId }) => staffMemberId,
      fields: fieldsOf('DUTY_JUDGEMENT', 'staffMemberId objections'),
    },
    Qualification: {
      base: 'DIRECTORY',
      fields: fieldsOf('DIRECTORY', 'id kind language obtainedOn validUntil'),
    },
    Shift: {
      base: 'ROTA',
      namesNobody: 'Its handovers name those who wrote and read them.',
      opened: openedOn,
      fields: {
        ...fieldsOf(
          'ROTA',
          'id centre safeZone window startsAt endsAt staffNeeded verification version organisation',
        ),
        ...fieldsOf('DIRECTORY', 'assignments'),
        ...fieldsOf('HANDOVERS', 'handovers'),
      },
    },
    ShiftAssignment: {
      base: 'DIRECTORY',
      fields: fieldsOf('DIRECTORY', 'id state version shift staffMember'),
    },
    DutyAssignment: { base: 'DIRECTORY', fields: fieldsOf('DIRECTORY', 'staffMember shift') },
    CoverageSegment: {
      base: 'ROTA',
      fields: fieldsOf('ROTA', 'startsAt endsAt staffNeeded staffPlanned employers covered'),
    },
    EmployerStaff: { base: 'ROTA', fields: fieldsOf('ROTA', 'employer staff') },
    Handover: {
      base: 'HANDOVERS',
      people: ({ writtenById, acknowledgedById }) => [writtenById, acknowledgedById],
      fields: fieldsOf(
        'HANDOVERS',
        'id centre safeZone writtenAt summary openPoints acknowledgedAt version shift writtenBy acknowledgedBy',
      ),
    },
    Centre: pointerTo({ ...places, ...fieldsOf('ROTA', 'coverage viewerStaffActs') }),
    SafeZone: pointerTo({ ...places, ...fieldsOf('HANDOVERS', 'latestHandover') }),
    ...connectionRules('PLAIN', 'Shift', 'StaffMember', 'Handover'),
    ...payloadRules('PLAIN', {
      CreateShiftPayload: 'shift',
      AssignStaffPayload: 'assignment',
      CancelAssignmentPayload: 'assignment',
      WriteHandoverPayload: 'handover',
      AcknowledgeHandoverPayload: 'handover',
    }),
    ...sharedRules('PLAIN'),
  },
  filters: {},
  arguments: argumentsOf({
    PLAIN: 'Query.organisation(id) Query.organisationByCode(code)',
    ROTA: `Query.shift(id) Centre.shifts(first,after,from,until) Centre.coverage(from,until)
      SafeZone.shifts(first,after,from,until)`,
    DIRECTORY: `Query.staffMember(id) Query.staff(centreId,role,first,after) Centre.onDuty(at) SafeZone.onDuty(at)
      StaffMember.shifts(from,until)`,
    DUTY_JUDGEMENT: 'Query.dutyJudgement(id,centreId,duty,organisation,language)',
    HANDOVERS: `Query.handover(id) Centre.handovers(first,after,open,employer,days)
      SafeZone.handovers(first,after,open,employer,days)
      SafeZone.latestHandover(before)`,
  }),
  personInputs: ['staffMemberId', 'writtenById', 'acknowledgedById'],
  recordInputs: {
    assignmentId: { table: 'shift_assignment', people: ['staff_member_id'] },
    handoverId: { table: 'handover', people: ['written_by_id', 'acknowledged_by_id'] },
  },
};
