import type { AccessTable } from '../access/table.js';
import type { Agreements } from '../agreement/directory.js';
import type { AuditLog } from '../audit/log.js';
import type { RequestDatabase } from '../database/database.js';
import type { RequestGraph } from '../graph/request-graph.js';
import type { Actor } from '../wire/actor.js';

/** What a chore works with. */
export interface ChoreMeans {
  /** A request of the slice's own. What it has read ends with each portion. */
  request: RequestDatabase;
  graph: RequestGraph;
  agreements: Agreements;
  /** Who may do and read what: for an event of what the chore has written. */
  access: AccessTable;
  audit: AuditLog;
  /** To be called when the end of what is followed is reached. */
  reachedEnd?: (() => void) | undefined;
}

/**
 * What a slice does for its own rows now and then, beside the checking of pointers: in portions, until nothing is left that can be done now. A
 * portion is short (some tenths of a second), whole in its transactions, and must not hold a connection while it asks the graph: between
 * two of them everybody else has a turn, and the slice may end.
 * @yields after each portion how many rows it has settled
 */
export type Chore = (means: ChoreMeans) => AsyncGenerator<number, void>;

/** The slice itself, as the actor of what it does for its own rows. */
export const clerk = (owner: string): Actor => ({
  principal: `SELF:${owner}-verification`,
  organisation: 'SELF',
  role: 'SERVICE',
  centres: [],
  purpose: 'ADMINISTRATION',
  client: owner,
  requestId: 'verification',
});

/** Behind it come all identifiers: where a chore begins that goes through its rows in their order. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
