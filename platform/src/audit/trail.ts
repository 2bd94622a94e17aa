import type { AccessTable } from '../access/table.js';
import type { Actor } from '../wire/actor.js';
import { type AuditEvent, type EntityRead, FORMAT, whoAsked } from './event.js';
import { EntityDraft, type ListDraft, numberList, peopleOf, together } from './people.js';
import { type Reading, Readings } from './readings.js';

type Row = { id?: unknown };

/** A list, a total or a look-up, as far as it has been answered. */
export interface Asking {
  /** The field, as `Type.field`. */
  list: string;
  /** The personal groups by which it selects. */
  groups: string[];
  /** What it hangs on: the row whose field it is. */
  type: string;
  row: object | undefined;
  /** Its plain arguments. */
  args: Record<string, unknown>;
  returned: number;
  counted?: number | undefined;
}

/** Collects during one request whose fields it read, for the event that is written before the answer leaves. */
export class Trail {
  readonly #read = new Map<object, Reading>();
  readonly #readings = new Readings();
  readonly #asked = new Set<Asking>();
  readonly #refused: { type: string; row: object | undefined; group: string; code: string }[] = [];
  readonly #refusedWrites: { operation: string; input: unknown; code: string }[] = [];
  /** Of whom records are that refused writes named, by the record's identifier. */
  readonly #whom = new Map<string, string[]>();

  constructor(
    private readonly table: AccessTable,
    private readonly actor: Actor,
  ) {}

  /** A field of a personal group was read, or a row was handed out that such a group found. */
  read(type: string, row: object, group: string, basis: string): void {
    const before = this.#read.get(row);
    const now = (before ?? this.#readings.none(type)).and(group, basis);
    if (now !== before) this.#read.set(row, now);
  }

  /** A list, a total or a look-up was asked for. What becomes of it may still be told until the request ends. */
  asked(asking: Asking): void {
    this.#asked.add(asking);
  }

  /** A field was refused. */
  refused(type: string, row: object | undefined, group: string, code: string): void {
    this.#refused.push({ type, row, group, code });
  }

  /** A write was refused before it began. */
  refusedWrite(operation: string, input: unknown, code: string): void {
    this.#refusedWrites.push({ operation, input, code });
  }

  /** The records about people that refused writes named, by the field of the input that named them. */
  get refusedRecords(): Map<string, string[]> {
    const records = new Map<string, string[]>();
    for (const { input } of this.#refusedWrites)
      for (const { name, id } of identifiersIn(input))
        if (Object.hasOwn(this.table.recordInputs, name))
          records.set(name, [...(records.get(name) ?? []), id]);
    return records;
  }

  /** Tells of whom a record is that a refused write named. */
  isAbout(record: string, people: string[]): void {
    this.#whom.set(record, people);
  }

  /** The events of the request so far; none when nothing personal was touched. The trail is empty afterwards. */
  take(): AuditEvent[] {
    const events: AuditEvent[] = [];
    if (this.#read.size + this.#asked.size > 0) events.push(this.#readEvent());
    if (this.#refused.length > 0) events.push(this.#refusedEvent());
    for (const { operation, input, code } of this.#refusedWrites)
      events.push(this.writeEvent('REFUSED', operation, input, undefined, code));
    this.#read.clear();
    this.#asked.clear();
    this.#refused.length = 0;
    this.#refusedWrites.length = 0;
    return events;
  }

  /** One event says what was read and what was asked for: it names each of the people, and the one who asked, once. */
  #readEvent(): AuditEvent {
    const drafts = new Drafts();
    for (const [row, reading] of this.#read)
      drafts.of(reading).add(idOf(row), peopleOf(this.table, reading.type, row));
    const kind = this.#read.size > 0 ? 'READ' : 'QUERY';
    return this.#event(kind, this.actor.operation ?? '', drafts.all, this.#listsAsked(), 'DONE');
  }

  #listsAsked(): ListDraft[] {
    const lists = [...this.#asked].map(({ list, groups, type, row, args, returned, counted }) => {
      const people = peopleOf(this.table, type, row);
      const named = identifiersIn(plain(args));
      const [ofPeople, others] = [
        named.filter(({ name }) => this.table.personInputs.includes(name)),
        named.filter(({ name }) => !this.table.personInputs.includes(name)),
      ];
      const own = people.length === 0 ? idOf(row) : '';
      const at = [...(own ? [own] : []), ...others.map(({ id }) => id)];
      return { list, groups, at, people: [...people, ...ofPeople.map(({ id }) => id)], returned, counted };
    });
    return together(lists);
  }

  #refusedEvent(): AuditEvent {
    const drafts = new Drafts();
    for (const { type, row, group } of this.#refused) {
      const draft = drafts.of(this.#readings.none(type).and(group));
      if (row) draft.add(idOf(row), peopleOf(this.table, type, row));
    }
    return this.#event('REFUSED', this.actor.operation ?? '', drafts.all, [], this.#refused[0]!.code);
  }

  /**
   * The event of a write. It names the people whom its input names, and those whom its result names: a write that
   * speaks of a record alone returns of whom that record is. One that was refused returns nothing; of whom the record is
   * has then been looked up, unless it was hidden from the one who asked.
   */
  writeEvent(
    kind: 'WRITE' | 'REFUSED',
    operation: string,
    input: unknown,
    result: unknown,
    outcome: string,
  ): AuditEvent {
    const named = identifiersIn(input);
    const people = [...named, ...identifiersIn(result)].filter(({ name }) =>
      this.table.personInputs.includes(name),
    );
    const ids = [...new Set(named.map(({ id }) => id))];
    const looked = kind === 'REFUSED' ? ids.flatMap((id) => this.#whom.get(id) ?? []) : [];
    const entities: EntityRead[] = [{ type: 'Input', ids, people: [], groups: [], bases: [] }];
    const event = this.#event(kind, operation, [], [], outcome, [...people.map(({ id }) => id), ...looked]);
    return { ...event, entities };
  }

  #event(
    kind: AuditEvent['kind'],
    operation: string,
    entities: EntityDraft[],
    lists: ListDraft[],
    outcome: string,
    named: string[] = [],
  ): AuditEvent {
    const all = new Set(named);
    for (const entity of entities) entity.addPeopleTo(all);
    for (const list of lists) for (const person of list.people) all.add(person);
    const people = [...all].sort();
    const places = new Map(people.map((person, place) => [person, place]));
    return {
      format: FORMAT,
      kind,
      operation,
      ...whoAsked(this.actor),
      entities: entities.map((entity) => entity.number(places)),
      ...(lists.length > 0 && { lists: lists.map((list) => numberList(list, places)) }),
      people,
      outcome,
    };
  }
}

/** Drafts of entities by what is alike in them. */
class Drafts {
  readonly #byKey = new Map<string, EntityDraft>();

  of({ key, type, groups, bases }: Reading): EntityDraft {
    let draft = this.#byKey.get(key);
    if (!draft) {
      draft = new EntityDraft(type, groups, bases);
      this.#byKey.set(key, draft);
    }
    return draft;
  }

  get all(): EntityDraft[] {
    return [...this.#byKey.values()];
  }
}

const idOf = (row: object | undefined): string => String((row as Row | undefined)?.id ?? '');

/** Arguments without those that are objects: a filter's values stay out of the audit, its identifiers too. */
const plain = (args: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(args).filter(([, value]) => typeof value === 'string' || Array.isArray(value)),
  );

const IDENTIFIER = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The identifiers in an input with the names of their fields, however deep. Other values never reach the audit. */
function identifiersIn(value: unknown, name = ''): { name: string; id: string }[] {
  if (typeof value === 'string')
    return IDENTIFIER.test(value) && name !== 'idempotencyKey' ? [{ name, id: value.toLowerCase() }] : [];
  if (Array.isArray(value)) return value.flatMap((item) => identifiersIn(item, name));
  if (value && typeof value === 'object' && !(value instanceof Date))
    return Object.entries(value).flatMap(([key, item]) => identifiersIn(item, key));
  return [];
}
