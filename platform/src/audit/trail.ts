import type { AccessTable } from '../access/table.js';
import type { Actor } from '../actor.js';
import { type AuditEvent, type EntityRead, whoAsked } from './event.js';

type Row = { id?: unknown };

interface Noted {
  type: string;
  groups: Set<string>;
  bases: Set<string>;
}

/** Collects during one request whose fields it read, for the event that is written before the answer leaves. */
export class Trail {
  readonly #read = new Map<object, Noted>();
  readonly #refused: { type: string; row: object | undefined; group: string; code: string }[] = [];
  readonly #refusedWrites: { operation: string; input: unknown; code: string }[] = [];
  /** The name that the client gave its operation. */
  operation = '';

  constructor(
    private readonly table: AccessTable,
    private readonly actor: Actor,
  ) {}

  /** A field of a personal group was read. */
  read(type: string, row: object, group: string, basis: string): void {
    const noted = this.#read.get(row);
    if (!noted) {
      this.#read.set(row, { type, groups: new Set([group]), bases: new Set([basis]) });
      return;
    }
    noted.groups.add(group);
    noted.bases.add(basis);
  }

  /** A field was refused. */
  refused(type: string, row: object | undefined, group: string, code: string): void {
    this.#refused.push({ type, row, group, code });
  }

  /** A write was refused before it began. */
  refusedWrite(operation: string, input: unknown, code: string): void {
    this.#refusedWrites.push({ operation, input, code });
  }

  /** The events of the request so far; none when nothing personal was touched. The trail is empty afterwards. */
  take(): AuditEvent[] {
    const events: AuditEvent[] = [];
    if (this.#read.size > 0) events.push(this.#readEvent());
    if (this.#refused.length > 0) events.push(this.#refusedEvent());
    for (const { operation, input, code } of this.#refusedWrites)
      events.push(this.writeEvent('REFUSED', operation, input, [], code));
    this.#read.clear();
    this.#refused.length = 0;
    this.#refusedWrites.length = 0;
    return events;
  }

  #readEvent(): AuditEvent {
    const people = new Set<string>();
    const byKind = new Map<string, EntityRead>();
    for (const [row, { type, groups, bases }] of this.#read) {
      const person = this.table.types[type]?.person?.(row);
      if (person) people.add(person);
      const kind = `${type} ${[...groups].sort()} ${[...bases].sort()}`;
      const entity = byKind.get(kind) ?? {
        type,
        ids: [],
        people: [],
        groups: [...groups].sort(),
        bases: [...bases].sort(),
      };
      entity.ids.push(String((row as Row).id ?? person ?? ''));
      entity.people.push(person ?? '');
      byKind.set(kind, entity);
    }
    return this.#event('READ', this.operation, [...byKind.values()], people, 'DONE');
  }

  #refusedEvent(): AuditEvent {
    const people = new Set<string>();
    const byKind = new Map<string, EntityRead>();
    for (const { type, row, group } of this.#refused) {
      const person = row && this.table.types[type]?.person?.(row);
      if (person) people.add(person);
      const entity = byKind.get(`${type} ${group}`) ?? {
        type,
        ids: [],
        people: [],
        groups: [group],
        bases: [],
      };
      const id = String((row as Row | undefined)?.id ?? '');
      if (id) {
        entity.ids.push(id);
        entity.people.push(person || '');
      }
      byKind.set(`${type} ${group}`, entity);
    }
    return this.#event('REFUSED', this.operation, [...byKind.values()], people, this.#refused[0]!.code);
  }

  /**
   * The event of a write.
   * @param people the people it concerns beside those that its input names
   */
  writeEvent(
    kind: 'WRITE' | 'REFUSED',
    operation: string,
    input: unknown,
    people: string[],
    outcome: string,
  ): AuditEvent {
    const named = identifiersIn(input);
    const persons = named.filter(({ name }) => this.table.personInputs.includes(name)).map(({ id }) => id);
    const ids = [...new Set(named.map(({ id }) => id))];
    const entities: EntityRead[] = [{ type: 'Input', ids, people: ids.map(() => ''), groups: [], bases: [] }];
    return this.#event(kind, operation, entities, new Set([...persons, ...people]), outcome);
  }

  #event(
    kind: AuditEvent['kind'],
    operation: string,
    entities: EntityRead[],
    people: Set<string>,
    outcome: string,
  ): AuditEvent {
    return { kind, operation, ...whoAsked(this.actor), entities, people: [...people].sort(), outcome };
  }
}

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
