import { argumentsOf, fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';

export const listAccess: FeatureAccess = {
  extends: {
    Query: fieldsOf('OPERATIONAL', 'residents'),
    Centre: fieldsOf('OPERATIONAL', 'residents'),
    SafeZone: fieldsOf('OPERATIONAL', 'residents'),
    StaffMember: fieldsOf('OPERATIONAL', 'caseload'),
    LegalRepresentative: fieldsOf('LEGAL', 'represented'),
  },
  filters: {
    ResidentFilter: fieldsByGroup({
      OPERATIONAL: 'present departed safeZoneId language',
      PROTECTION: 'riskLevel',
      FAMILY: 'familySituation',
    }),
  },
  arguments: argumentsOf({
    OPERATIONAL: `Query.residents(centreId,first,after,order) Centre.residents(first,after,order)
      SafeZone.residents(first,after,order) StaffMember.caseload(first,after)`,
    LEGAL: 'LegalRepresentative.represented(first,after)',
  }),
};
