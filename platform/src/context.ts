import type { Judge } from './access/judge.js';
import type { Actor } from './actor.js';
import type { Desk } from './agreement/desk.js';
import type { AuditLog } from './audit/log.js';
import type { Trail } from './audit/trail.js';
import type { CursorSeal } from './cursor-seal.js';
import type { RequestDatabase } from './database.js';
import type { MomentTable } from './plausible.js';
import type { RequestGraph } from './request-graph.js';
import type { TimeZones } from './time-zones.js';

/** What a resolver gets beside its arguments. Made anew for every request. */
export interface RequestContext<Loaders = unknown> {
  /** The owner whose slice this is: the name of its subgraph and of its database schema. */
  owner: string;
  actor: Actor;
  /** Decides by the slice's access table what is open to the actor. */
  judge: Judge;
  /** What this request has read and been refused. */
  trail: Trail;
  audit: AuditLog;
  /** Where a write says what it performs, and learns whether the agreement of the place allows it. */
  acts: Desk;
  /** When what a write tells may lie. */
  moments: MomentTable;
  database: RequestDatabase;
  loaders: Loaders;
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
  person?: Pick<RequestContext, 'actor' | 'judge' | 'now'> | undefined;
}
