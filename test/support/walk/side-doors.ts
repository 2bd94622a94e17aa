import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { OneSlice } from '../one-slice/slice.js';
import type { Walker } from './roles.js';
import type { Rule } from './rules.js';
import type { Model, Row } from './walk.js';

/** What a world offers to ask with. Values are written as GraphQL literals. */
export interface Asked {
  /** By type name: rows whose fields are asked, with their keys. */
  rows: Record<string, { key: string; row: Row }[]>;
  /** By `Query.field`: whole sets of arguments for the row that they name. */
  roots: Record<string, { text: string; row: Row }[]>;
  /** By the name of an argument: values of it, each tried alone. The first one is used where it is required. */
  values: Record<string, string[]>;
}

/** One field asked with one argument. */
export interface Question {
  /** Such as `Resident.age(on: "2020-01-01")`. */
  name: string;
  text: string;
  row: Row;
  /** The rules of the field and of the argument. */
  rules: Rule[];
  /** Names of the fields that lead to the value. */
  way: string[];
}

/** A value that is closed to some. */
export interface Secret {
  name: string;
  /** Every form in which its present value could be told. */
  forms: string[];
  knows(walker: Walker): boolean;
  /** Gives it another value, and changes nothing else. */
  change(): Promise<void>;
}

/** Every field of a schema that reads, with each of its arguments. @returns also what the world has no row or value for */
export function questionsOf(
  schema: GraphQLSchema,
  rules: Map<string, Rule>,
  { rows, roots, values }: Asked,
): { questions: Question[]; unasked: string[] } {
  const questions: Question[] = [];
  const unasked: string[] = [];
  const ruleOf = (name: string) => rules.get(name) ?? rules.get(name.replace(/\..*/, '.*'));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name === 'Mutation' || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields()).filter(({ args }) => args.length > 0)) {
      if (field.name.startsWith('_') || HISTORY.test(field.name)) continue;
      const rule = ruleOf(`${type.name}.${field.name}`);
      const tell = selectionOf(field.type, 0);
      const ask = (text: string, argument: string, row: Row, key?: string) => {
        const called = `${field.name}${text ? `(${text})` : ''} ${tell}`;
        const name = `${type.name}.${field.name}(${text})`;
        // Of a filter it is the field of the filter that has a rule.
        const [, filtered] = /filter: \{ (\w+):/.exec(text) ?? [];
        const input = field.args.find((one) => one.name === 'filter')?.type;
        const own = rules.get(
          filtered && input
            ? `${getNamedType(input).name}.${filtered}`
            : `${type.name}.${field.name}(${argument})`,
        );
        if (!rule) return unasked.push(`${name}: no rule in the model`);
        const whole = key
          ? `_entities(representations: [{ __typename: "${type.name}", id: "${key}" }]) { ... on ${type.name} { value: ${called} } }`
          : called;
        questions.push({
          name,
          text: whole,
          row,
          rules: own ? [rule, own] : [rule],
          way: key ? ['0', 'value'] : [],
        });
      };
      if (type.name === 'Query') {
        const sets = roots[`Query.${field.name}`];
        if (!sets) unasked.push(`Query.${field.name}`);
        for (const { text, row } of sets ?? []) ask(text, '', row);
        continue;
      }
      if (!rows[type.name]) unasked.push(`a row of ${type.name}`);
      const required = field.args.filter((one) => isNonNullType(one.type) && one.defaultValue === undefined);
      const base = required.map(({ name }) => `${name}: ${values[name]?.[0]}`);
      for (const { key, row } of rows[type.name] ?? [])
        for (const { name } of field.args) {
          if (!values[name]) unasked.push(`${type.name}.${field.name}(${name})`);
          for (const value of values[name] ?? []) {
            const others = base.filter((one) => !one.startsWith(`${name}: `));
            ask([...others, `${name}: ${value}`].join(', '), name, row, key);
          }
        }
    }
  }
  return { questions, unasked: [...new Set(unasked)] };
}

/** They tell of every question of the walk itself. */
const HISTORY = /accessHistory$/i;

/** Everything that can be asked of a value without arguments: all plain fields, and those of what hangs on it, once. */
function selectionOf(type: unknown, depth: number): string {
  const named = getNamedType(type as GraphQLObjectType);
  if (isLeafType(named) || !isObjectType(named)) return '';
  const isPage = /(Connection|Edge|PageInfo|Review|Suggestion)$/.test(named.name);
  const fields = Object.values(named.getFields())
    .filter(({ name }) => !HISTORY.test(name))
    .filter(({ args }) => args.every((one) => !isNonNullType(one.type) || one.defaultValue !== undefined))
    .map(({ name, type: of }) => {
      const inner = getNamedType(of);
      if (isLeafType(inner)) return name;
      if (isPage || depth > 0) return `${name} ${selectionOf(of, isPage ? depth : depth - 1)}`;
      return isObjectType(inner) && inner.getFields()['id'] ? `${name} { id }` : '';
    });
  return `{ __typename ${fields.join(' ')} }`;
}

/** Values that are of the moment of asking and of nothing else. */
const OF_THE_MOMENT = new Set(['judgedAt', 'at', 'formedAt', 'requestId', 'request']);
const still = (key: string, value: unknown) => {
  if (OF_THE_MOMENT.has(key)) return undefined;
  // A sealed cursor is another one each time; what it may not tell is its length.
  return /cursor$/i.test(key) && typeof value === 'string' ? value.length : value;
};

interface Heard {
  /** The value, null when there is none. */
  value: unknown;
  refused: boolean;
  /** Value and errors as text: what is compared, and all of it. */
  text: string;
  whole: string;
}

/** A slice takes no longer document than 65,536 characters. */
const LONGEST = 50_000;

/** Asks everything as one walker, in as few requests as may be. */
async function hear(slice: OneSlice, actor: object, questions: Question[]): Promise<Heard[]> {
  const parts: Question[][] = [[]];
  let length = 0;
  for (const question of questions) {
    length += question.text.length + 10;
    if (length > LONGEST) {
      parts.push([]);
      length = question.text.length;
    }
    parts.at(-1)!.push(question);
  }
  const heard: Heard[] = [];
  for (const part of parts) heard.push(...(await hearPart(slice, actor, part)));
  return heard;
}

async function hearPart(slice: OneSlice, actor: object, questions: Question[]): Promise<Heard[]> {
  const text = questions.map(({ text: one }, index) => {
    const [, head, rest] = /^(\w+)([\s\S]*)$/.exec(one)!;
    return `q${index}: ${head}${rest}`;
  });
  let answer = await slice.ask(actor, `{ ${text.join(' ')} }`);
  // A machine under load may answer that another owner cannot be reached in time: that tells of the load alone.
  for (let again = 0; again < 4 && JSON.stringify(answer).includes('UPSTREAM_UNAVAILABLE'); again += 1)
    answer = await slice.ask(actor, `{ ${text.join(' ')} }`);
  const { data, errors = [] } = answer;
  type Told = { path?: (string | number)[]; message: string; extensions: { code: string } };
  const whole = (errors as Told[]).find(({ path }) => !path);
  if (whole) throw new Error(`The questions were not understood: ${whole.message}`);
  const byAlias = new Map<string, Told[]>();
  for (const error of errors as Told[]) {
    const alias = String(error.path?.[0] ?? '');
    byAlias.set(alias, [...(byAlias.get(alias) ?? []), error]);
  }
  return questions.map(({ way }, index) => {
    const alias = `q${index}`;
    const told = byAlias.get(alias) ?? [];
    const value = way.reduce<unknown>(
      (at, step) => (at as Record<string, unknown> | null | undefined)?.[step],
      data?.[alias],
    );
    const end = way.at(-1) ?? alias;
    return {
      value: value ?? null,
      refused: told.some(
        ({ path, extensions }) =>
          path?.at(-1) === end && ['FORBIDDEN', 'CONSENT_REQUIRED'].includes(extensions.code),
      ),
      text: JSON.stringify([data?.[alias] ?? null, told], still),
      whole: JSON.stringify([data?.[alias] ?? null, told]),
    };
  });
}

/** A text with what its opaque parts hold. */
const opened = (text: string): string =>
  [
    text,
    ...[...text.matchAll(/[A-Za-z0-9_-]{16,}/g)].map(([part]) =>
      Buffer.from(part, 'base64url').toString('utf8'),
    ),
  ].join('\n');

export interface SideDoors {
  cells: number;
  differences: string[];
  /** The secrets whose change somebody saw who may know them: the others were not tested. */
  seen: Set<string>;
}

/**
 * Asks every question as everybody. Compares who is answered with the model; looks for every secret in every answer to
 * those who may not know it; then changes one secret after the other and compares whole answers: to those who may not know
 * it nothing may change, no value, order, total, cursor or message.
 */
export async function walkSideDoors(
  slice: OneSlice,
  model: Model,
  asked: { walker: Walker; actor: object }[],
  questions: Question[],
  secrets: Secret[],
): Promise<SideDoors> {
  const doors: SideDoors = { cells: 0, differences: [], seen: new Set() };
  const nameOf = ({ role, organisation, centre }: Walker) => `${role} of ${organisation} at ${centre}`;
  const hearAll = async (whom: typeof asked) => {
    const heard = new Map<object, Heard[]>();
    let next = 0;
    const work = async () => {
      for (let one = whom[next++]; one; one = whom[next++])
        heard.set(one, await hear(slice, one.actor, questions));
    };
    await Promise.all([work(), work(), work(), work()]);
    return heard;
  };
  let before = await hearAll(asked);
  // One of each sort watches the changes: those whom the model and the answers so far treat alike.
  const sorts = new Map(
    asked.map((one) => {
      const may = questions.map(({ rules, row }) =>
        rules.every((rule) => model.reads(one.walker, rule, row)),
      );
      const knows = secrets.map((secret) => secret.knows(one.walker));
      const answered = before.get(one)!.map(({ value }) => value !== null);
      return [JSON.stringify([one.walker.organisation, may, knows, answered]), one];
    }),
  );
  const watching = [...sorts.values()];
  for (const one of asked)
    for (const [index, { name, row, rules }] of questions.entries()) {
      const { value, refused } = before.get(one)![index]!;
      const may = rules.every((rule) => model.reads(one.walker, rule, row));
      doors.cells += 1;
      if (may ? refused : isSomething(value, row))
        doors.differences.push(
          `${nameOf(one.walker)}, row at ${row.centre}: ${name} ${may ? 'is refused' : 'is answered'}`,
        );
    }
  for (const { name, forms, knows } of secrets)
    for (const one of asked.filter(({ walker }) => !knows(walker)))
      for (const [index, question] of questions.entries()) {
        const text = opened(before.get(one)![index]!.whole);
        doors.cells += 1;
        const found = forms.find((form) => text.includes(form));
        if (found)
          doors.differences.push(`${nameOf(one.walker)} finds ${name} as ${found} in ${question.name}`);
      }
  for (const { name, knows, change } of secrets) {
    await change();
    const after = await hearAll(watching);
    for (const one of watching)
      for (const [index, question] of questions.entries()) {
        const [was, is] = [before.get(one)![index]!.text, after.get(one)![index]!.text];
        doors.cells += 1;
        if (was === is) continue;
        if (knows(one.walker)) doors.seen.add(name);
        else
          doors.differences.push(
            `${nameOf(one.walker)} sees a change of ${name} in ${question.name}: ${was.slice(0, 400)} > ${is.slice(0, 400)}`,
          );
      }
    before = after;
  }
  return doors;
}

/** Whether an answer gives something away about a row: a list does when the row is in it. */
const isSomething = (value: unknown, row: Row): boolean => {
  if (value === null) return false;
  const isList = Array.isArray(value) || (typeof value === 'object' && 'totalCount' in value);
  return !isList || JSON.stringify(value).includes(row.id);
};
