import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import type { Query, RequestDatabase } from '../database.js';
import { forbidden, Refusal } from '../errors.js';
import { newIdentifier } from '../identifiers.js';
import type { ActTable } from './acts.js';
import type { Agreements, Known } from './directory.js';
import { type Act, judgeAct } from './judge-act.js';
import type { Agreement } from './terms.js';

/** An act as a write states it. */
export interface StatedAct {
  /** The place at which it is performed; null for one that concerns every place: only the owner of the records does that. */
  place: string | null;
  at: Date;
  /** The functions, when the table says only where they stand. Any one of them is enough. */
  functions?: readonly string[] | undefined;
}

/** What allows the write: an agreement, or the right of the owner of the records. */
type Judged =
  | { act: Act & { place: string }; known: Known; agreementId: string; leads: boolean }
  | { agreementId: null; leads: false };

const OWN_RIGHT: Judged = { agreementId: null, leads: false };

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
    /** The organisation that owns the slice's records. */
    private readonly ownerOrganisation: string,
  ) {}

  /** Called by `mutate` before a write. */
  begin(operation: string): void {
    this.#operation = operation;
    this.#judged = undefined;
  }

  /** The agreement under which the write of this request is performed; null for one that rests on none. */
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
    const right = rule && 'owner' in rule && this.actor.organisation === this.ownerOrganisation && rule.owner;
    if (!place) {
      if (!right)
        throw forbidden(`What concerns every place is for ${this.ownerOrganisation}. Name a place.`);
      this.#judged = OWN_RIGHT;
      return;
    }
    const known = await this.agreements.at(place, this.database);
    if (!known)
      throw new Refusal(
        'UPSTREAM_UNAVAILABLE',
        'Who is responsible at this centre cannot be found out at the moment. Nothing was written; try again.',
      );
    const lead = rule && 'lead' in rule ? rule.lead : undefined;
    const act = { functions: wanted, organisation: this.actor.organisation, at, place, lead };
    const verdict = judgeAct(known.terms, act);
    if ('refusal' in verdict) {
      const { refusal } = verdict;
      if (!right || (right.when === 'NOTHING_AGREED' && refusal.code !== 'SOP_NOT_IN_FORCE')) throw refusal;
      this.#judged = OWN_RIGHT;
      return;
    }
    const { agreementId, leads } = verdict.ground;
    this.#judged = { act, known, agreementId, leads };
  }

  /**
   * One agreement of a place, as its owner knows it. Call it before the transaction.
   * @returns undefined when the place has no such agreement
   * @throws Refusal UPSTREAM_UNAVAILABLE when it cannot be asked now
   */
  async agreement(place: string, id: string): Promise<Agreement | undefined> {
    const known = await this.agreements.at(place, this.database);
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
    if (this.#judged.agreementId === null) return;
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
