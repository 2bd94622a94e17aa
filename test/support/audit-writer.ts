import { Sealer } from '../../platform/dist/audit/chain.js';
import { type AuditEvent, FORMAT, whoAsked } from '../../platform/dist/audit/event.js';
import { AuditLog, clerk } from '../../platform/dist/audit/log.js';
import { Database } from '../../platform/dist/database/database.js';
import type { TestGraph } from './graph.js';

/** An event about nobody. */
export const event = (request: string): AuditEvent => ({
  format: FORMAT,
  kind: 'READ',
  operation: 'taken in turns',
  ...whoAsked({ ...clerk('residents'), requestId: request }),
  entities: [],
  people: [],
  outcome: 'DONE',
});

/** One more writer of the residents' audit, as another replica of the slice, and what it sends to the database. */
export function auditWriter(graph: TestGraph) {
  const statements: string[] = [];
  const database = new Database({
    url: graph.databases.residents.appUrl,
    applicationName: 'one-of-several',
    onStatement: (text) => statements.push(text),
  });
  const { privateKey, witness } = graph.auditKeys.residents;
  const log = new AuditLog({ owner: 'residents', database, sealer: new Sealer(privateKey), witness });
  return { statements, database, log };
}
