import type { Judge } from './access/judge.js';
import type { RequestActs } from './agreement/request-acts.js';
import type { AuditLog } from './audit/log.js';
import type { Trail } from './audit/trail.js';
import type { RequestDatabase } from './database/database.js';
import type { RequestGraph } from './graph/request-graph.js';
import type { CursorSeal } from './reading/cursor-seal.js';
import type { TimeZones } from './values/time-zones.js';
import type { Actor } from './wire/actor.js';
import type { MomentTable } from './writing/plausible.js';

/** Who asks, when, and the way to the data: what a repository needs. Made anew for every request. */
export interface Request {
  /** The owner whose slice this is: the name of its subgraph and of its database schema. */
  owner: string;
  actor: Actor;
  /** Decides by the slice's access table what is open to the actor. */
  judge: Judge;
  /** What this request has read and been refused. */
  trail: Trail;
  audit: AuditLog;
  /** Where a write says what it performs, and learns whether the agreement of the place allows it. */
  acts: RequestActs;
  /** When what a write tells may lie. */
  moments: MomentTable;
  database: RequestDatabase;
  /** Asks other owners for the actor. */
  graph: RequestGraph;
  /** On which clock the days of a place are counted. */
  timeZones: TimeZones;
  cursors: CursorSeal;
  /** Most entities that one question may name. */
  mostRepresentations: number;
  /** The request's one "now". */
  now: Date;
  /** The person for whom a service asks: what that person may not see, the service does not see either. */
  person?: Pick<Request, 'actor' | 'judge' | 'now'> | undefined;
}

/** What a resolver gets beside its arguments: the request, and its batches. */
export type Context<Loaders = unknown> = Request & { loaders: Loaders };
