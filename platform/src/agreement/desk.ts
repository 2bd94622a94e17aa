import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import type { Query, RequestDatabase } from '../database.js';
import { Refusal } from '../errors.js';
import { newIdentifier } from '../identifiers.js';
import type { ActTable } from './acts.js';
import type { Agreements, Known } from './directory.js';
import { type Act, judgeAct } from './judge-act.js';
import type { Agreement } from './terms.js';

/** An act as a write states it. */
export interface StatedAct {
  /** The place at which it is performed. */
  place: string;
  at: Date;
  /** The functions, when the table says only where they stand. Any one of them is enough. */
  functions?: readonly string[] | undefined;
}

interface Judged {
  act: Act & { place: string };
  known: Known;
  agreementId: string;
  leads: boolean;
}

/** Where one request's write says what it performs. One write at a time: `mutate` opens and closes it. */
export class Desk {
  #operation: string | undefined;
  #judged: Judged | undefined;

  constructor(
    private readonly owner: string,
    private readonly actor: Actor,
    private readonly acts: ActTable,
    private readonly agreements: Agreements,
    private readonly database: RequestDatabase,
  ) {}

  /** Called by `mutate` before a write. */
  begin(operation: string): void {
    this.#operation = operation;
    this.#judged = undefined;
  }

  /** The agreement under which the write of this request is performed; null for one that performs nothing. */
  get agreementId(): string | null {
    return this.#judged?.agreementId ?? null;
  }

  /** Whether the agreement has the actor's organisation lead what the write performs, and not merely support it. */
  get leads(): boolean {
    return this.#judged?.leads ?? false;
  }

  /**
   * Asks whether what is agreed at the place allows the write. Call it before the transaction: it may ask the graph.
   * @throws Refusal SOP_NOT_IN_FORCE, NOT_RESPONSIBLE or OUT_OF_SHIFT with clause and responsible organisation;
   * UPSTREAM_UNAVAILABLE when it cannot be asked and nothing young enough is known
   */
  async perform({ place, at, functions }: StatedAct): Promise<void> {
    const rule = this.acts[this.#operation ?? ''];
    const wanted = functions ?? (rule && 'functions' in rule ? rule.functions : undefined);
    if (!wanted) throw new Error(`${this.#operation} does not say what it performs.`);
    const known = await this.agreements.at(place, () => this.database.read());
    if (!known)
      throw new Refusal(
        'UPSTREAM_UNAVAILABLE',
        'Who is responsible at this centre cannot be found out at the moment. Nothing was written; try again.',
      );
    const act = { functions: wanted, organisation: this.actor.organisation, at, place };
    const verdict = judgeAct(known.terms, act);
    if ('refusal' in verdict) throw verdict.refusal;
    const { agreementId, leads } = verdict.ground;
    this.#judged = { act, known, agreementId, leads };
  }

  /**
   * One agreement of a place, as its owner knows it. Call it before the transaction.
   * @returns undefined when the place has no such agreement
   * @throws Refusal UPSTREAM_UNAVAILABLE when it cannot be asked now
   */
  async agreement(place: string, id: string): Promise<Agreement | undefined> {
    const known = await this.agreements.at(place, () => this.database.read());
    if (known?.known !== 'NOW')
      throw new Refusal(
        'UPSTREAM_UNAVAILABLE',
        'The owner of the SOPs cannot be reached at the moment. Try again.',
      );
    return known.terms.agreements.find((agreement) => agreement.id === id);
  }

  /**
   * Called by `mutate` within the write's transaction, after its work.
   * @throws Error when a write that performs a function was not asked about: that is a fault of the program
   */
  async settle(query: Query, result: unknown): Promise<void> {
    const operation = this.#operation!;
    const rule = this.acts[operation];
    if (!rule) throw new Error(`${operation} does not say what it performs.`);
    if ('nothing' in rule) return;
    if (!this.#judged) throw new Error(`${operation} performs a function, but nobody asked whether it may.`);
    const { act, known, agreementId } = this.#judged;
    if (known.known === 'NOW') return this.agreements.keep?.(act.place, known, query);
    const record = (result as { id?: string } | undefined)?.id ?? null;
    await query.execute(sql`
      insert into ${sql.identifier(this.owner)}.unverified_act
        (id, operation, place, functions, organisation, at, agreement_id, record_id)
      values (${newIdentifier()}, ${operation}, ${act.place}, ${sql.param([...act.functions])}::text[],
        ${act.organisation}, ${act.at.toISOString()}::timestamptz, ${agreementId}, ${record})`);
    if (!record || !rule.record) return;
    const table = sql`${sql.identifier(this.owner)}.${sql.identifier(rule.record)}`;
    await query.execute(sql`update ${table} set verification = 'UNVERIFIED' where id = ${record}`);
  }
}
