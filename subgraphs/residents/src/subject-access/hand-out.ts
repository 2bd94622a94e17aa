import { Sealer } from '@mrrm/platform/audit/chain';
import { FORMAT, whoAsked } from '@mrrm/platform/audit/event';
import { AuditLog, clerk } from '@mrrm/platform/audit/log';
import { Database } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { JWK } from 'jose';
import { collect, type KeptRow } from './repository/collect.js';
import { type Act, actsIn, joined, withoutActs } from './rules/join.js';
import { withoutWithheld } from './rules/withhold.js';

const OWNER = 'residents';

export interface HandOutOptions {
  /** The slice's own way in: it reads every row, and changes none here. */
  url: string;
  privateKey: JWK;
  witness?: string | undefined;
  /** Which officer does it, as the audit names people of the State. */
  by: string;
  residentId: string;
  /** What other owners have answered about the same person. */
  others: unknown[];
  /** Rows whose text was said in confidence and is not handed out, by identifier. */
  withheld?: readonly string[];
}

/** All that is kept about one person, as it is handed out. */
export interface SubjectAccess {
  residentId: string;
  madeAt: string;
  /** The State's rows by table, each column as it is kept. */
  records: Record<string, KeptRow[]>;
  /** Who read or changed what, of all owners whose answers are there. */
  history: Act[];
  /** What else other owners have answered. */
  others: unknown[];
}

/**
 * Collects all that is kept about one person. That it was is in the audit before it returns; the history that it tells is that of before.
 * @throws Error when nobody is on record under the identifier, or what is withheld was not said in confidence
 */
export async function handOut(options: HandOutOptions): Promise<SubjectAccess> {
  const { url, privateKey, witness, by, residentId, others, withheld = [] } = options;
  const database = new Database({ url, applicationName: 'mrrm-subject-access', maximumConnections: 1 });
  try {
    const request = database.request(clerk(OWNER));
    const kept = await request
      .read()
      .then((query) => collect(query, residentId))
      .finally(() => request.close());
    if (!kept) throw new Error('Nobody is on record under this identifier.');
    const records = withoutWithheld(kept.records, withheld);
    const audit = new AuditLog({ owner: OWNER, database, sealer: new Sealer(privateKey), witness });
    const officer = {
      ...clerk(OWNER),
      ...{ principal: `STATE:${by}`, organisation: 'STATE', role: 'DATA_PROTECTION_OFFICER' },
      requestId: newIdentifier(),
    };
    const groups = Object.keys(kept.records).map((table) => table.toUpperCase());
    await audit.append([
      {
        ...{ format: FORMAT, kind: 'READ', operation: 'subjectAccess', ...whoAsked(officer) },
        ...{ entities: [{ type: 'Resident', people: [0], groups, bases: ['LAW'] }], people: [residentId] },
        outcome: 'DONE',
      },
    ]);
    const own = actsIn(JSON.parse(JSON.stringify(kept.history)));
    return {
      residentId,
      madeAt: new Date().toISOString(),
      records,
      history: joined(own, ...others.map(actsIn)),
      others: others.map(withoutActs).filter((one) => one !== undefined),
    };
  } finally {
    await database.close();
  }
}
