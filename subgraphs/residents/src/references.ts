import type { ReferenceResolver } from '@mrrm/platform/schema/subgraph';
import { isIdentifier } from '@mrrm/platform/values/identifiers';
import type { Context } from './context.js';
import type { Loaders } from './loaders.js';

type ById =
  | 'household'
  | 'presence'
  | 'consent'
  | 'vulnerability'
  | 'legalRepresentative'
  | 'basicAssistance';

const byId =
  (loader: ById): ReferenceResolver<Context> =>
  async ({ id }, { loaders }) =>
    isIdentifier(id) ? (loaders as Pick<Loaders, ById>)[loader].load(id.toLowerCase()) : null;

// Another owner's entity: only the key is known here, and what hangs on it is checked where it is read.
const key: ReferenceResolver<Context> = async ({ id }) =>
  isIdentifier(id) ? { id: id.toLowerCase() } : null;

/** How each entity is found by the key that another slice or a client sent. */
export const references: Record<string, ReferenceResolver<Context>> = {
  Resident: async ({ id }, { loaders }) =>
    isIdentifier(id) ? loaders.resident.load(id.toLowerCase()) : null,
  Household: byId('household'),
  Presence: byId('presence'),
  Consent: byId('consent'),
  Vulnerability: byId('vulnerability'),
  LegalRepresentative: byId('legalRepresentative'),
  BasicAssistance: byId('basicAssistance'),
  // A cohort is an answer to one question: nobody comes back to it.
  ResidentCohort: async () => null,
  Centre: key,
  SafeZone: key,
  StaffMember: key,
};
