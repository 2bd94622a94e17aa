import type { Request } from '@mrrm/platform/context';
import { sql } from 'drizzle-orm';
import { cooperationSop } from '../agreement/table.js';
import { bestInForceFirst, wasInForceAt } from './in-force.js';

/** Who writes, and the SOP in force at the centre at the moment of the act: what every written record keeps. */
export const provenanceOf = ({ actor }: Request, centreId: string, at: Date) => ({
  recordedBySubject: actor.principal,
  recordedByOrganisation: actor.organisation,
  sopId: sql<string>`(select ${cooperationSop.id} from ${cooperationSop}
    where ${cooperationSop.centreId} = ${centreId} and ${wasInForceAt(at)}
    order by ${bestInForceFirst} limit 1)`,
});
