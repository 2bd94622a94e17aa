import { Sealer } from '@mrrm/platform/audit/chain';
import { type AuditEvent, FORMAT, whoAsked } from '@mrrm/platform/audit/event';
import { AuditLog } from '@mrrm/platform/audit/log';
import { Database, type Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import type { JWK } from 'jose';
import { anonymise, type Certificate, certify } from './repository/anonymise.js';
import { type Due, findDue, lockNext } from './repository/due.js';
import { liftHold, placeHold } from './repository/hold.js';
import { countNameless, takeNameless } from './repository/nameless.js';
import { addRule, findRules, type NewRule, type RetentionRule } from './repository/rules.js';
import { RetentionClass } from './values.js';

const OWNER = 'residents';
/** A transaction holds the rows of so many residents. */
const MOST_AT_ONCE = 200;
/** An event names so many people. */
const MOST_NAMED = 500;

export interface RetentionOptions {
  /** The way in of the owner of the tables: nobody else may take away what was written. */
  ownerUrl: string;
  privateKey: JWK;
  witness?: string | undefined;
  /** Who does it, as the audit names people of the State. */
  by: string;
}

/** What an owner does with what its time has come for. Each step and its event are one transaction. */
export class Retention {
  readonly #database: Database;
  readonly #audit: AuditLog;
  readonly #actor: Actor;

  constructor({ ownerUrl, privateKey, witness, by }: RetentionOptions) {
    this.#database = new Database({
      url: ownerUrl,
      applicationName: 'mrrm-retention',
      maximumConnections: 2,
    });
    this.#audit = new AuditLog({
      owner: OWNER,
      database: this.#database,
      sealer: new Sealer(privateKey),
      witness,
    });
    this.#actor = {
      principal: `STATE:${by}`,
      organisation: 'STATE',
      role: 'MAINTENANCE',
      centres: [],
      purpose: 'ADMINISTRATION',
      client: 'retention',
      requestId: newIdentifier(),
    };
  }

  /** Everything whose period is over, and what keeps it all the same. Nothing is changed but the audit, which names whom it told of. */
  async dryRun(): Promise<Due[]> {
    const request = this.#database.request(this.#actor);
    const due = await findDue(await request.read()).finally(() => request.close());
    const people = [...new Set(due.map(({ residentId }) => residentId))];
    const events: AuditEvent[] = [];
    for (let from = 0; from < people.length; from += MOST_NAMED)
      events.push(this.#event('READ', 'listRetention', people.slice(from, from + MOST_NAMED), ['KEY']));
    if (events.length > 0) await this.#audit.append(events);
    return due;
  }

  /**
   * Takes what is due, some hundred residents a transaction, and then certifies it. Killed half-way, it goes on where it ended the next time,
   * and the certificate of then covers both.
   * @param most residents in a transaction
   * @returns undefined when there was nothing to take and nothing to certify
   */
  async run(most = MOST_AT_ONCE): Promise<Certificate | undefined> {
    for (const recordClass of Object.values(RetentionClass))
      while ((await this.#takeSome(recordClass, most)) > 0);
    return this.#write(async (query) => {
      const certificate = await certify(query);
      return { result: certificate, event: certificate && this.#certified(certificate) };
    });
  }

  /** How many complaints without a name are due. */
  namelessDue(): Promise<number> {
    const request = this.#database.request(this.#actor);
    return request
      .read()
      .then(countNameless)
      .finally(() => request.close());
  }

  /** Takes what was said in complaints without a name whose time is over. The audit names nobody, as nobody is known. @returns of how many */
  async takeNameless(most = MOST_AT_ONCE): Promise<number> {
    for (let all = 0; ; ) {
      const taken = await this.#write(async (query) => {
        const count = await takeNameless(query, most);
        const event = this.#event('WRITE', 'anonymiseComplaints', [], ['PROTECTION']);
        return { result: count, event: count > 0 ? event : undefined };
      });
      if (taken === 0) return all;
      all += taken;
    }
  }

  #takeSome(recordClass: RetentionClass, most: number): Promise<number> {
    return this.#write(async (query) => {
      const ids = await lockNext(query, recordClass, most);
      if (ids.length === 0) return { result: 0, event: undefined };
      await anonymise(query, recordClass, ids);
      return { result: ids.length, event: this.#event('WRITE', 'anonymise', ids, [recordClass]) };
    });
  }

  rules(): Promise<RetentionRule[]> {
    const request = this.#database.request(this.#actor);
    return request
      .read()
      .then(findRules)
      .finally(() => request.close());
  }

  /** Another period from now on. What was in force before stays on record. */
  setRule(rule: NewRule): Promise<void> {
    return this.#write(async (query) => ({
      result: await addRule(query, rule, this.#actor.principal),
      event: this.#event('WRITE', 'setRetentionRule', [], [rule.recordClass]),
    }));
  }

  hold(residentId: string, reason: string): Promise<void> {
    return this.#write(async (query) => ({
      result: await placeHold(query, residentId, reason, this.#actor.principal),
      event: this.#event('WRITE', 'placeLegalHold', [residentId], ['KEY']),
    }));
  }

  lift(residentId: string, reason: string): Promise<void> {
    return this.#write(async (query) => ({
      result: await liftHold(query, residentId, reason, this.#actor.principal),
      event: this.#event('WRITE', 'liftLegalHold', [residentId], ['KEY']),
    }));
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  /** One transaction, with its event as its last statement. */
  async #write<Result>(
    work: (query: Query) => Promise<{ result: Result; event: AuditEvent | undefined }>,
  ): Promise<Result> {
    const { result, end } = await this.#database.request(this.#actor).write(async (query, ending) => {
      const done = await work(query);
      return { ...done, end: done.event && (await this.#audit.appendWithin(query, ending, [done.event])) };
    });
    if (end) await this.#audit.note(end);
    return result;
  }

  #event(kind: 'READ' | 'WRITE', operation: string, people: string[], groups: string[]): AuditEvent {
    const entities = [{ type: 'Resident', people: people.map((_, place) => place), groups, bases: ['LAW'] }];
    return {
      ...{ format: FORMAT, kind, operation, ...whoAsked(this.#actor), entities, people, outcome: 'DONE' },
    };
  }

  #certified({ id, counts, listSha256 }: Certificate): AuditEvent {
    const event = this.#event('WRITE', 'certifyAnonymisation', [], []);
    return { ...event, entities: [], certified: { id, counts, listSha256 } };
  }
}
