import type { ReferenceResolver } from '@mrrm/platform/schema/subgraph';
import { isIdentifier } from '@mrrm/platform/values/identifiers';
import type { Context } from './context.js';
import type { Loaders } from './loaders.js';

type ById = 'staffMember' | 'qualification' | 'shift' | 'assignment' | 'handover';

const byId =
  (loader: ById): ReferenceResolver<Context> =>
  async ({ id }, { loaders }) =>
    isIdentifier(id) ? (loaders as Pick<Loaders, ById>)[loader].load(id.toLowerCase()) : null;

// Another owner's entity: only the key is known here, and what hangs on it is checked where it is read.
const key: ReferenceResolver<Context> = async ({ id }) =>
  isIdentifier(id) ? { id: id.toLowerCase() } : null;

/** How each entity is found by the key that another slice or a client sent. */
export const references: Record<string, ReferenceResolver<Context>> = {
  Organisation: async ({ id, code }, { loaders }) => {
    if (isIdentifier(id)) return loaders.organisation.load(id.toLowerCase());
    return code ? loaders.organisationByCode.load(code) : null;
  },
  StaffMember: byId('staffMember'),
  Qualification: byId('qualification'),
  Shift: byId('shift'),
  ShiftAssignment: byId('assignment'),
  Handover: byId('handover'),
  Centre: key,
  SafeZone: key,
};
