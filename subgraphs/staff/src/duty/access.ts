import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { KEEPERS } from '@mrrm/platform/wire/roles';
import type { DutyJudgement } from './types/duty-judgement.js';

/** Who reads who is on duty, how well a time is covered, and who can be named for what. */
export const access: FeatureAccess = {
  groups: {
    DUTY_JUDGEMENT: {
      description: "Whether somebody may be named for a duty, for other owners' slices before they write it.",
      personal: true,
      roles: ['SERVICE'],
      across: 'OPEN',
      among: KEEPERS,
    },
  },
  types: {
    DutyAssignment: { base: 'DIRECTORY', fields: fieldsByGroup({ DIRECTORY: 'staffMember shift' }) },
    CoverageSegment: {
      base: 'ROTA',
      fields: fieldsByGroup({ ROTA: 'startsAt endsAt staffNeeded staffPlanned employers covered' }),
    },
    EmployerStaff: { base: 'ROTA', fields: fieldsByGroup({ ROTA: 'employer staff' }) },
    DutyJudgement: {
      base: 'DUTY_JUDGEMENT',
      person: ({ staffMemberId }: DutyJudgement) => staffMemberId,
      fields: fieldsByGroup({ DUTY_JUDGEMENT: 'staffMemberId objections' }),
    },
  },
  extends: {
    Query: fieldsByGroup({ DUTY_JUDGEMENT: 'dutyJudgement' }),
    Centre: fieldsByGroup({ DIRECTORY: 'onDuty', ROTA: 'coverage' }),
    SafeZone: fieldsByGroup({ DIRECTORY: 'onDuty' }),
  },
  arguments: argumentsOf({
    ROTA: 'Centre.coverage(from,until)',
    DIRECTORY: 'Centre.onDuty(at) SafeZone.onDuty(at)',
    DUTY_JUDGEMENT: 'Query.dutyJudgement(id,centreId,duty,organisation,language)',
  }),
};
