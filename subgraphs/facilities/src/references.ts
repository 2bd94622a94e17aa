import type { ReferenceResolver } from '@mrrm/platform/schema/subgraph';
import { isIdentifier } from '@mrrm/platform/values/identifiers';
import type { Context } from './context.js';
import type { Loaders } from './loaders.js';

type ById = 'shelter' | 'building' | 'safeZone' | 'floor' | 'room' | 'bed' | 'placement';
type RecordById = 'inspection' | 'workOrder' | 'sop';

const byId =
  (loader: ById | RecordById): ReferenceResolver<Context> =>
  async ({ id }, { loaders }) =>
    isIdentifier(id) ? (loaders as Pick<Loaders, ById | RecordById>)[loader].load(id.toLowerCase()) : null;

/** How each entity is found by the key that another slice or a client sent. */
export const references: Record<string, ReferenceResolver<Context>> = {
  Centre: async ({ id, code }, { loaders }) => {
    if (isIdentifier(id)) return loaders.centre.load(id.toLowerCase());
    return code ? loaders.centreByCode.load(code) : null;
  },
  Shelter: byId('shelter'),
  Building: byId('building'),
  SafeZone: byId('safeZone'),
  Floor: byId('floor'),
  Room: byId('room'),
  Bed: byId('bed'),
  Placement: byId('placement'),
  Inspection: byId('inspection'),
  WorkOrder: byId('workOrder'),
  CooperationSop: byId('sop'),
  // The resident is another owner's: only the key is known here, and what hangs on it is checked where it is read.
  Resident: async ({ id }) => (isIdentifier(id) ? { id: id.toLowerCase() } : null),
};
