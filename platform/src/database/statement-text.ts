import {
  Column,
  is,
  Name,
  Param,
  Placeholder,
  SQL,
  type SQLChunk,
  type SQLWrapper,
  StringChunk,
  Subquery,
  Table,
  View,
} from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { SelectedField } from './row-mapper.js';

/** What one part of a statement is. */
type Kind =
  | 'TEXT'
  | 'NAME'
  | 'SQL'
  | 'TABLE'
  | 'COLUMN'
  | 'PARAMETER'
  | 'ALIASED'
  | 'SUBQUERY'
  | 'SELDOM'
  | 'WRAPPER'
  | 'VALUE';

const KINDS: [Kind, Parameters<typeof is>[1]][] = [
  ['TEXT', StringChunk],
  ['NAME', Name],
  ['SQL', SQL],
  ['TABLE', Table],
  ['COLUMN', Column],
  ['PARAMETER', Param],
  ['ALIASED', SQL.Aliased],
  ['SUBQUERY', Subquery],
  ['SELDOM', Placeholder],
  ['SELDOM', View],
];

const SCHEMA = Symbol.for('drizzle:Schema');
const NAME = Symbol.for('drizzle:Name');
const IS_ALIAS = Symbol.for('drizzle:IsAlias');
type Named = { [SCHEMA]: string | undefined; [NAME]: string; [IS_ALIAS]: boolean };

/** Thrown for what is seldom written: the dialect itself writes such a statement. */
const SELDOM = new Error('A statement has a part that only the dialect writes.');

const kinds = new Map<unknown, Kind>();

/** The kind of a part by its class, which is asked of drizzle once. */
function kindOf(chunk: object): Kind {
  const made = chunk.constructor;
  let kind = kinds.get(made);
  if (!kind) {
    kind = KINDS.find(([, type]) => is(chunk, type))?.[0] ?? ('getSQL' in chunk ? 'WRAPPER' : 'VALUE');
    // What has no class of its own may be anything the next time.
    if (made !== Object) kinds.set(made, kind);
  }
  return kind;
}

const escaped = new Map<string, string>();

function quoted(name: string): string {
  let text = escaped.get(name);
  if (!text) {
    text = `"${name.replaceAll('"', '""')}"`;
    escaped.set(name, text);
  }
  return text;
}

class Writer {
  text = '';
  readonly params: unknown[] = [];

  write(chunk: unknown): void {
    if (chunk === undefined) return;
    if (typeof chunk === 'function') throw SELDOM;
    if (typeof chunk !== 'object' || chunk === null) this.#parameter(chunk);
    else if (Array.isArray(chunk)) this.#list(chunk);
    else this.#part(chunk);
  }

  #part(chunk: object): void {
    switch (kindOf(chunk)) {
      case 'TEXT': {
        const { value } = chunk as StringChunk;
        this.text += value.length === 1 ? value[0] : value.join('');
        break;
      }
      case 'NAME':
        this.text += quoted((chunk as Name).value);
        break;
      case 'SQL':
        this.#sql(chunk as SQL);
        break;
      case 'TABLE': {
        const { [SCHEMA]: schema, [NAME]: name, [IS_ALIAS]: isAlias } = chunk as Named;
        this.text += schema === undefined || isAlias ? quoted(name) : `${quoted(schema)}.${quoted(name)}`;
        break;
      }
      case 'COLUMN':
        this.#column(chunk as Column);
        break;
      case 'PARAMETER':
        this.#encoded(chunk as Param);
        break;
      case 'ALIASED':
        this.text += quoted((chunk as SQL.Aliased).fieldAlias);
        break;
      case 'SUBQUERY': {
        const { sql, alias, isWith } = (chunk as Subquery)._;
        if (!isWith) {
          this.text += '(';
          this.write(sql);
          this.text += ') ';
        }
        this.text += quoted(alias);
        break;
      }
      case 'SELDOM':
        throw SELDOM;
      case 'WRAPPER':
        this.#wrapped(chunk as SQLWrapper);
        break;
      case 'VALUE':
        this.#parameter(chunk);
    }
  }

  #sql(sql: SQL): void {
    if ((sql as unknown as { shouldInlineParams: boolean }).shouldInlineParams) throw SELDOM;
    for (const chunk of sql.queryChunks) this.write(chunk);
  }

  /** A query inside another. */
  #wrapped(query: SQLWrapper): void {
    const inParentheses = !query.shouldOmitSQLParens?.();
    if (inParentheses) this.text += '(';
    this.write(query.getSQL());
    if (inParentheses) this.text += ')';
  }

  #list(chunks: unknown[]): void {
    this.text += '(';
    for (const [place, chunk] of chunks.entries()) {
      if (place > 0) this.text += ', ';
      this.write(chunk);
    }
    this.text += ')';
  }

  #column(column: Column): void {
    if ((column as unknown as { keyAsName: boolean }).keyAsName) throw SELDOM;
    const { [SCHEMA]: schema, [NAME]: table, [IS_ALIAS]: isAlias } = column.table as unknown as Named;
    const within = schema === undefined || isAlias ? '' : `${quoted(schema)}.`;
    this.text += `${within}${quoted(table)}.${quoted(column.name)}`;
  }

  #encoded({ value, encoder }: Param): void {
    if (value !== null && typeof value === 'object' && 'getSQL' in value) throw SELDOM;
    const encoded = value === null ? null : encoder.mapToDriverValue(value);
    if (encoded !== null && typeof encoded === 'object' && is(encoded, SQL)) this.#sql(encoded);
    else this.#parameter(encoded);
  }

  #parameter(value: unknown): void {
    this.params.push(value);
    this.text += `$${this.params.length}`;
  }
}

const names = new WeakMap<Column, Name>();

/** A column by its name alone, as a statement over one table says it. */
function nameOf(column: Column): Name {
  if ((column as unknown as { keyAsName: boolean }).keyAsName) throw SELDOM;
  let name = names.get(column);
  if (!name) {
    name = new Name(column.name);
    names.set(column, name);
  }
  return name;
}

const COMMA = new StringChunk(', ');
const AS = new StringChunk(' as ');

/** What drizzle's dialect is asked for the fields between `select` and `from`. */
type SelectionOf = (fields: SelectedField[], how?: { isSingleTable?: boolean }) => SQL;

/**
 * The fields of a statement: drizzle asks of each up to six times what it is, and makes four objects of it, a fiftieth of a slice
 * that reads pages.
 */
function selectionOf(fields: SelectedField[], isSingleTable: boolean): SQL {
  const chunks: SQLChunk[] = [];
  for (const [place, { field }] of fields.entries()) {
    if (place > 0) chunks.push(COMMA);
    const kind = kindOf(field);
    if (kind === 'COLUMN') chunks.push(isSingleTable ? nameOf(field) : field);
    else if (kind === 'SQL') chunks.push(selected(field, isSingleTable));
    else if (kind === 'ALIASED') {
      if (field.isSelectionField) chunks.push(new Name(field.fieldAlias));
      else chunks.push(selected(field.sql, isSingleTable), AS, new Name(field.fieldAlias));
    } else throw SELDOM;
  }
  return new SQL(chunks);
}

const selected = (sql: SQL, isSingleTable: boolean): SQL =>
  isSingleTable
    ? new SQL(sql.queryChunks.map((chunk) => (isColumn(chunk) ? nameOf(chunk as Column) : chunk)))
    : sql;

const isColumn = (chunk: unknown) =>
  typeof chunk === 'object' && chunk !== null && !Array.isArray(chunk) && kindOf(chunk) === 'COLUMN';

/**
 * drizzle's dialect, which writes a statement in one pass. drizzle asks of each part up to ten times what it is, along all of
 * its classes, and puts each text together from an object of its own: a tenth of a slice's CPU under load, here a hundredth.
 * What is seldom written (views, placeholders) is left to it.
 */
export class OnePassDialect extends PgDialect {
  override sqlToQuery(sql: SQL, invokeSource?: 'indexes'): ReturnType<PgDialect['sqlToQuery']> {
    if (invokeSource === undefined) {
      try {
        const writer = new Writer();
        writer.write(sql);
        return { sql: writer.text, params: writer.params };
      } catch (error) {
        if (error !== SELDOM) throw error;
      }
    }
    return super.sqlToQuery(sql, invokeSource);
  }
}

// Its types keep this one to itself.
const itself = PgDialect.prototype as unknown as { buildSelection: SelectionOf };
(OnePassDialect.prototype as unknown as { buildSelection: SelectionOf }).buildSelection = function (
  fields,
  how,
) {
  try {
    return selectionOf(fields, how?.isSingleTable ?? false);
  } catch (error) {
    if (error !== SELDOM) throw error;
    return itself.buildSelection.call(this, fields, how);
  }
};
