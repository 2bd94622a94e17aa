import type { Actor } from './actor.js';
import type { RequestDatabase } from './database.js';
import type { GraphClient } from './graph-client.js';

/** What a resolver gets beside its arguments. Made anew for every request. */
export interface RequestContext<Loaders = unknown> {
  /** The owner whose slice this is: the name of its subgraph and of its database schema. */
  owner: string;
  actor: Actor;
  database: RequestDatabase;
  loaders: Loaders;
  graph: GraphClient;
  /** The request's one "now". */
  now: Date;
}
