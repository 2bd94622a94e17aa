import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { at } from '../database/conditions.js';
import type { Query, RequestDatabase } from '../database/database.js';
import { rows } from '../database/rows.js';
import type { GraphClient } from '../graph/graph-client.js';
import type { TimeZones } from '../values/time-zones.js';
import { type Terms, terms } from './terms.js';

const QUESTION = `query WhatIsAgreed($id: ID!) {
  centre(id: $id) {
    id timeZone
    shiftWindows { window startsAt endsAt }
    sops {
      id number status validFrom validUntil parties { organisationCode }
      responsibilities { function organisationCode level windows clause }
    }
  }
}`;

/** What is agreed at a place, and whether its owner has said so just now. */
export interface Known {
  terms: Terms;
  /** NOW: by its owner, within the last moments. EARLIER: what was last known, as the owner cannot be asked. */
  known: 'NOW' | 'EARLIER';
}

/** Where a slice learns what is agreed at a place. */
export interface Agreements {
  /** @returns undefined when the owner cannot be asked and nothing young enough is remembered */
  at(place: string, database: RequestDatabase): Promise<Known | undefined>;
  /** Keeps what was said now for the time when it cannot be asked, in the transaction of a write that rests on it. */
  keep?(place: string, known: Known, query: Query): Promise<void>;
  /** Called once such a transaction is durable. */
  kept?(place: string, known: Known): void;
}

const byOrganisation = z.looseObject({ organisationCode: z.string() });

/** What the graph answers about a place that its owner knows. */
const answer = z.object({
  timeZone: z.string(),
  shiftWindows: z.array(z.unknown()),
  sops: z.array(
    z.looseObject({
      status: z.string(),
      parties: z.array(byOrganisation),
      responsibilities: z.array(byOrganisation),
    }),
  ),
});

/** The same in the shape of `terms`; a place that its owner does not know has agreed on nothing. */
function readAnswer(centre: unknown): Terms {
  if (!centre) return { timeZone: 'UTC', windows: [], agreements: [] };
  const { timeZone, shiftWindows: windows, sops } = answer.parse(centre);
  return terms.parse({
    timeZone,
    windows,
    agreements: sops.map((sop) => ({
      ...sop,
      signed: sop.status !== 'DRAFT',
      parties: sop.parties.map(({ organisationCode }) => organisationCode),
      responsibilities: sop.responsibilities.map((one) => ({ ...one, organisation: one.organisationCode })),
    })),
  });
}

export interface DirectoryOptions {
  owner: string;
  graph: GraphClient;
  /** Learns on which clock the days of a place are counted. */
  timeZones: TimeZones;
  /** For how long an answer counts as the owner's present word, in milliseconds. */
  freshMilliseconds: number;
  /** For how long the last answer counts while the owner cannot be asked, in milliseconds. */
  oldestMilliseconds: number;
}

/** For how long what is kept counts as kept just now. */
const KEPT_MILLISECONDS = 60_000;

/**
 * Asks the graph what is agreed at a place, remembers the answer for a moment, and keeps the last one in the owner's
 * own database: there it outlives a restart and is shared by replicas.
 */
export class AgreementsOfGraph implements Agreements {
  readonly #fresh = new Map<string, { until: number; known: Promise<Known | undefined> }>();

  /** What this process has kept within the last minute, as it was written: it need not be sent again. */
  readonly #kept = new Map<string, { until: number; text: string }>();

  constructor(private readonly options: DirectoryOptions) {}

  async at(place: string, database: RequestDatabase): Promise<Known | undefined> {
    const remembered = this.#fresh.get(place);
    if (remembered && remembered.until > Date.now()) return database.apart(() => remembered.known);
    const known = this.#ask(place);
    this.#fresh.set(place, { until: Date.now() + this.options.freshMilliseconds, known });
    const answer = await database.apart(() => known);
    if (answer) return answer;
    this.#fresh.delete(place);
    return this.#lastKnown(place, await database.read());
  }

  async #ask(place: string): Promise<Known | undefined> {
    try {
      const { data, errors } = await this.options.graph.ask(QUESTION, { id: place });
      if (!data || errors?.length) return undefined;
      const said = readAnswer(data['centre']);
      if (data['centre']) this.options.timeZones.learn(place, said.timeZone);
      return { terms: said, known: 'NOW' };
    } catch {
      return undefined;
    }
  }

  async keep(place: string, { terms: said }: Known, query: Query): Promise<void> {
    const text = JSON.stringify(said);
    const kept = this.#kept.get(place);
    if (kept && kept.until > Date.now() && kept.text === text) return;
    await query.execute(sql`
      insert into ${this.#table} (place, terms, known_at) values (${place}, ${text}::jsonb, now())
      on conflict (place) do update set terms = excluded.terms, known_at = excluded.known_at
      where known_agreement.known_at < now() - interval '1 minute' or known_agreement.terms <> excluded.terms`);
  }

  kept(place: string, { terms: said }: Known): void {
    const text = JSON.stringify(said);
    const kept = this.#kept.get(place);
    if (kept && kept.until > Date.now() && kept.text === text) return;
    this.#kept.set(place, { text, until: Date.now() + KEPT_MILLISECONDS });
  }

  async #lastKnown(place: string, query: Query): Promise<Known | undefined> {
    const oldest = new Date(Date.now() - this.options.oldestMilliseconds);
    const [row] = await rows(
      query,
      sql`select terms from ${this.#table} where place = ${place} and known_at >= ${at(oldest)}`,
      z.object({ terms }),
    );
    return row && { ...row, known: 'EARLIER' };
  }

  get #table() {
    return sql`${sql.identifier(this.options.owner)}.known_agreement`;
  }
}
