import { sql } from 'drizzle-orm';
import type { Query, RequestDatabase } from '../database/database.js';
import { newIdentifier } from '../values/identifiers.js';
import type { Actor } from '../wire/actor.js';
import { forbidden, Refusal } from '../wire/errors.js';
import type { ActRule, ActTable, OwnersRight } from './acts.js';
import type { Agreements, Known } from './directory.js';
import { type Act, type Ground, judgeAct } from './judge-act.js';
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

/** For a slice none of whose writes rests on an agreement: it keeps none, and asks for none. */
const NOTHING_ASKED: Known = { terms: { timeZone: 'UTC', windows: [], agreements: [] }, known: 'NOW' };

/** What a write performs at a moment, and what is said of it. */
export interface ActAt {
  rule: ActRule;
  /** Absent for a write that performs nothing, or that itself tells what. */
  act?: Act;
  verdict?: Verdict;
}

type Verdict = { ground: Ground } | { refusal: Refusal } | 'OWN_RIGHT';

/** Where one request's write says what it performs. One write at a time: the guard opens it. */
export class RequestActs {
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

  /** The permission beyond the role that a mutation needs and the sign-in lacks. */
  lacking(operation: string): string | undefined {
    const rule = this.acts[operation];
    const needed = rule && 'nothing' in rule ? rule.permission : undefined;
    return needed && !this.actor.permissions?.includes(needed) ? needed : undefined;
  }

  /** Called by the guard of a mutation, which knows its name. */
  begin(operation: string): void {
    this.#operation = operation;
    this.#judged = undefined;
  }

  /** The mutation that is performed. @throws Error when none is: that is a fault of the program */
  get operation(): string {
    if (this.#operation === undefined) throw new Error('No mutation has begun.');
    return this.#operation;
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
    if (!place) {
      if (!this.#rightOf(rule))
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
    const act = { ...this.#actOf(rule, wanted, at), place };
    const verdict = this.#verdictOf(known, rule, act);
    if (verdict === 'OWN_RIGHT') {
      this.#judged = OWN_RIGHT;
      return;
    }
    if ('refusal' in verdict) throw verdict.refusal;
    const { agreementId, leads } = verdict.ground;
    this.#judged = { act, known, agreementId, leads };
  }

  /**
   * What is said of the slice's writes at a place and a moment, with nothing written.
   * @throws Refusal UPSTREAM_UNAVAILABLE as `perform` does
   */
  async standings(place: string, at: Date): Promise<{ known: Known; judgeOf(operation: string): ActAt }> {
    const asksNothing = Object.values(this.acts).every((rule) => 'nothing' in rule);
    const known = asksNothing ? NOTHING_ASKED : await this.agreements.at(place, this.database);
    if (!known)
      throw new Refusal(
        'UPSTREAM_UNAVAILABLE',
        'Who is responsible at this centre cannot be found out at the moment.',
      );
    const judgeOf = (operation: string): ActAt => {
      const rule = this.acts[operation]!;
      if (!('functions' in rule)) return { rule };
      const act = this.#actOf(rule, rule.functions, at);
      return { rule, act, verdict: this.#verdictOf(known, rule, act) };
    };
    return { known, judgeOf };
  }

  #actOf(rule: ActRule | undefined, functions: readonly string[], at: Date): Act {
    const lead = rule && 'lead' in rule ? rule.lead : undefined;
    return { functions, organisation: this.actor.organisation, at, lead };
  }

  /** By what is agreed; where that refuses, by the right of the owner of the records. */
  #verdictOf({ terms }: Known, rule: ActRule | undefined, act: Act): Verdict {
    const verdict = judgeAct(terms, act);
    const right = this.#rightOf(rule);
    if ('ground' in verdict || !right) return verdict;
    const isOpen = right.when === 'ALWAYS' || verdict.refusal.code === 'SOP_NOT_IN_FORCE';
    return isOpen ? 'OWN_RIGHT' : verdict;
  }

  #rightOf(rule: ActRule | undefined): OwnersRight | undefined {
    return rule && 'owner' in rule && this.actor.organisation === this.ownerOrganisation
      ? rule.owner
      : undefined;
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
   * Called by `write` within the write's transaction, after its work.
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
    if (known.known === 'NOW') {
      await this.agreements.keep?.(act.place, known, query);
      return;
    }
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

  /** Called by `write` once the write is durable. */
  done(): void {
    if (this.#judged?.agreementId && this.#judged.known.known === 'NOW')
      this.agreements.kept?.(this.#judged.act.place, this.#judged.known);
  }
}
