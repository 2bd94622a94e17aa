import { argumentsOf, fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';

export const listAccess: FeatureAccess = {
  extends: {
    Query: fieldsByGroup({ KEY: 'residentsByIds', OPERATIONAL: 'residents' }),
    Centre: fieldsOf('OPERATIONAL', 'residents'),
    SafeZone: fieldsOf('OPERATIONAL', 'residents'),
    StaffMember: fieldsOf('OPERATIONAL', 'caseload'),
    LegalRepresentative: fieldsOf('LEGAL', 'represented'),
  },
  filters: {
    ResidentFilter: fieldsByGroup({
      // The age is that of today, as `Resident.age` tells it: nobody chooses the day.
      OPERATIONAL: `present departed safeZoneId language interpreterNeed interpreterLanguage ageFrom ageTo arrivedFrom arrivedUntil needsAssessed
        hasCaseManager checkOverdue screeningOverdue`,
      IDENTITY: 'name registrationNumberStarts nationality',
      PROTECTION: 'riskLevel caseReviewDue',
      FAMILY: 'familySituation',
      LEGAL: 'hasRepresentative',
    }),
  },
  arguments: argumentsOf({
    KEY: 'Query.residentsByIds(ids)',
    OPERATIONAL: `Query.residents(centreId,first,after,order) Centre.residents(first,after,order)
      SafeZone.residents(first,after,order) StaffMember.caseload(first,after)`,
    LEGAL: 'LegalRepresentative.represented(first,after)',
  }),
};
