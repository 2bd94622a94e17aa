import type { ReferenceResolver } from '@mrrm/platform/schema/subgraph';
import { isIdentifier } from '@mrrm/platform/values/identifiers';
import type { Context } from './context.js';
import type { Loaders } from './loaders.js';

type ById =
  | 'offer'
  | 'serviceRequest'
  | 'session'
  | 'groupActivity'
  | 'attendance'
  | 'referral'
  | 'carePlan'
  | 'booking';

const byId =
  (loader: ById): ReferenceResolver<Context> =>
  async ({ id }, { loaders }) =>
    isIdentifier(id) ? (loaders as Pick<Loaders, ById>)[loader].load(id.toLowerCase()) : null;

// Another owner's entity: only the key is known here, and what hangs on it is checked where it is read.
const key: ReferenceResolver<Context> = async ({ id }) =>
  isIdentifier(id) ? { id: id.toLowerCase() } : null;

/** How each entity is found by the key that another slice or a client sent. */
export const references: Record<string, ReferenceResolver<Context>> = {
  ServiceOffer: byId('offer'),
  ServiceRequest: byId('serviceRequest'),
  Session: byId('session'),
  GroupActivity: byId('groupActivity'),
  Attendance: byId('attendance'),
  Referral: byId('referral'),
  CarePlan: byId('carePlan'),
  InterpreterBooking: byId('booking'),
  Resident: key,
  Centre: key,
  StaffMember: key,
  // The members come from the residents' owner; what is no member of a cell is left out where they are counted.
  ResidentCohort: async ({ id, question, memberIds, memberCells }) =>
    isIdentifier(id) ? { id: id.toLowerCase(), question, memberIds, memberCells } : null,
};
