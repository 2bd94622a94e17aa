import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { caseAccess } from './access.js';
import { BestInterestResolver } from './resolvers/best-interest.js';
import { CaseOfStayResolver, CaseStepResolver } from './resolvers/case-step.js';
import { CaseWorkResolver } from './resolvers/case-work.js';
import { NeedsOfResidentResolver, NeedsOfStepResolver } from './resolvers/need.js';
import { VulnerabilitiesOfResidentResolver, VulnerabilityResolver } from './resolvers/vulnerability.js';

/** Case management: who manages a case, what was assessed, and what makes somebody vulnerable. */
export const caseManagement: Feature = {
  name: 'case',
  resolvers: [
    CaseWorkResolver,
    CaseStepResolver,
    CaseOfStayResolver,
    BestInterestResolver,
    NeedsOfResidentResolver,
    NeedsOfStepResolver,
    VulnerabilitiesOfResidentResolver,
    VulnerabilityResolver,
  ],
  references: { Vulnerability: byId((loaders: Loaders) => loaders.vulnerability) },
  access: caseAccess,
  costs: {
    lists: {
      'Resident.vulnerabilities': 10,
      'Resident.caseHistory': 10,
      'Resident.needs': 12,
      'CaseStep.needs': 12,
      'Resident.bestInterestNotes': 10,
      'Stay.caseSteps': 5,
    },
  },
};
