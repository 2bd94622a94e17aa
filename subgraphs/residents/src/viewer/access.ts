import { argumentsOf, fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { signInGroup, viewerActRules, viewerRules } from '@mrrm/platform/viewer/viewer';
import { EVERYBODY } from '@mrrm/platform/wire/roles';

export const viewerAccess: FeatureAccess = {
  groups: signInGroup(EVERYBODY),
  types: {
    ...viewerActRules,
    ...viewerRules(
      fieldsByGroup({
        SIGN_IN: 'caseload overdueChecks missingResidents expiringConsents legalRepresentative',
        ACCESS_HISTORY: 'touchedResidents',
      }),
    ),
  },
  extends: {
    Query: fieldsOf('SIGN_IN', 'viewer'),
    Centre: fieldsOf('SHARING', 'viewerResidentActs'),
  },
  arguments: argumentsOf({
    OPERATIONAL: `Viewer.caseload(first,after) Viewer.overdueChecks(first,after)
      Viewer.missingResidents(first,after)`,
    CONSENTS: 'Viewer.expiringConsents(days,first,after)',
    ACCESS_HISTORY: 'Viewer.touchedResidents(first,after)',
  }),
};
