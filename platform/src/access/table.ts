import type { Opened } from './row-access.js';

/** How a group of fields opens to people of another organisation than the owner of the row. */
export type Across =
  /** As to the owner's own people: nothing in it speaks of a person. */
  | 'OPEN'
  /** By a clause of an agreement that is in force, or by a consent of the person. */
  | 'SHARED'
  /** Not at all. */
  | 'NEVER';

/** A group of fields that open together: the smallest thing a rule speaks of. */
export interface GroupRule {
  /** What lies in it, for a reader of the access matrix. */
  description: string;
  /** Whether it speaks of a person: each of its reads is kept in the audit. */
  personal: boolean;
  /** The roles that read it (or, for mutations, perform it), whatever their organisation. */
  roles: readonly string[];
  /** What the sign-in must allow by name beyond the role. */
  permission?: string;
  across: Across;
  /** The organisations to which OPEN opens it, as the keepers of a place among each other; every one where absent. */
  among?: readonly string[];
  /** What any organisation that is not among them has: the rows that are its own, or nothing, as where absent. */
  outside?: 'OWN' | 'NEVER';
  /** Open to whoever got this far, known role or not: refusals must be readable. */
  always?: boolean;
}

/** What a role is, whatever it reads. */
export interface RoleRule {
  /** The purposes for which the role may ask at all. */
  purposes: readonly string[];
  /** Whether a law, and not the organisation, gives the role its rights: then no row belongs to "another" organisation. */
  byLaw?: boolean;
  /** Whether a sign-in may give the role every centre; it must say so itself. */
  allCentres?: boolean;
  /** Whether it sees the centres where the person is on duty at this moment, and no other. */
  onDutyOnly?: boolean;
}

/** The rules of one type: the group without which its rows do not exist for a reader, and the group of each field. */
export interface TypeRule {
  base: string;
  fields: Record<string, string>;
  /**
   * The group of a row, where rows of one type are of several: to the guard and the audit it stands for the base group. The
   * predicate that finds the rows asks for the same.
   */
  // biome-ignore lint/suspicious/noExplicitAny: each type has rows of its own shape.
  rowGroup?: (row: any) => string;
  /** The person of whom a row speaks, for the audit. */
  // biome-ignore lint/suspicious/noExplicitAny: each type has rows of its own shape.
  person?: (row: any) => string | null | undefined;
  /** The same for rows that speak of several people. */
  // biome-ignore lint/suspicious/noExplicitAny: each type has rows of its own shape.
  people?: (row: any) => readonly (string | null | undefined)[];
  /** Why a type with personal fields names nobody: said here, or the slice does not start. */
  namesNobody?: string;
  /** What a row opens, for rows that do not carry it themselves; asked for the fields beyond the base group. */
  // biome-ignore lint/suspicious/noExplicitAny: each type has rows, and each slice loaders, of its own shape.
  opened?: (row: any, context: any) => Promise<Opened>;
}

/**
 * One slice's access table: the single source of its `@access` directives, of the guard on every field, of the SQL
 * predicates, and of the access matrix. It is plain data, so that a data-protection officer can read it.
 */
export interface AccessTable {
  /** Name of the slice: two slices of one owner may have groups of one name. */
  slice: string;
  /** The organisation that owns the rows, unless a row names another. */
  owner: string;
  roles: Record<string, RoleRule>;
  groups: Record<string, GroupRule>;
  types: Record<string, TypeRule>;
  /** Groups of the fields of inputs that filter or sort: who may not read a value may not select by it either. */
  filters: Record<string, Record<string, string>>;
  /**
   * Groups of the plain arguments of fields that read, by `Type.field` and the argument's name. An argument that repeats
   * a field (a key, a number) is of that field's group; one that lets a value be found by asking again and again is of
   * the value's group; paging is of the group of what is paged through.
   */
  arguments: Record<string, Record<string, string>>;
  /**
   * Pages of what is new, as `Type.field`: an empty one says that nothing has become of anybody, tells nothing of a person and is no
   * event of the audit. Programs ask for them all the while.
   */
  feeds?: readonly string[];
  /** Names of the fields of inputs, arguments and results of writes that hold a person's identifier, for the audit. */
  personInputs: readonly string[];
  /**
   * Names of the fields of inputs of writes that hold the identifier of a record about a person, with the table of the slice
   * in which it lies and the columns that name the person: a refused write that names the record alone is about that person.
   */
  recordInputs: Readonly<Record<string, RecordOfPerson>>;
}

/** Where a record lies, and which of its columns name people. */
export interface RecordOfPerson {
  table: string;
  people: readonly string[];
  /** A table of people that must show the person too, where the record's own policy shows it to more people. */
  seenIn?: string;
}

/** The same group for many fields: `fieldsOf('KEY', 'id version')`. */
export const fieldsOf = (group: string, names: string): Record<string, string> =>
  Object.fromEntries(
    names
      .split(/\s+/)
      .filter(Boolean)
      .map((name) => [name, group]),
  );

/**
 * The groups of a type's fields, written by group: `{ KEY: 'id version', LEGAL: 'representations' }`.
 * @throws Error when a field has two groups
 */
export function fieldsByGroup(byGroup: Record<string, string>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [group, names] of Object.entries(byGroup))
    for (const name of Object.keys(fieldsOf(group, names))) {
      if (fields[name]) throw new Error(`${name} has the groups ${fields[name]} and ${group}.`);
      fields[name] = group;
    }
  return fields;
}

/**
 * The groups of plain arguments, written by group: `{ KEY: 'Query.thing(id)', IDENTITY: 'Person.age(on)' }`.
 * @returns the same by field, as {@link AccessTable.arguments} holds it
 * @throws Error when a word is no `Type.field(argument,argument)` or when an argument has two groups
 */
export function argumentsOf(byGroup: Record<string, string>): Record<string, Record<string, string>> {
  const rules: Record<string, Record<string, string>> = {};
  for (const [group, words] of Object.entries(byGroup)) {
    for (const word of words.split(/\s+/).filter(Boolean)) {
      const [, field, names] = /^(\w+\.\w+)\(([\w,]+)\)$/.exec(word) ?? [];
      if (!field || !names) throw new Error(`"${word}" is no Type.field(argument,argument).`);
      const ofField = (rules[field] ??= {});
      for (const name of names.split(',')) {
        if (ofField[name]) throw new Error(`${field}(${name}) has the groups ${ofField[name]} and ${group}.`);
        ofField[name] = group;
      }
    }
  }
  return rules;
}
