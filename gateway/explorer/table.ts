import { isObject, type Json, type JsonObject, type Path } from './json.js';
import { WHOLE } from './lists.js';

/** One place of a table, with the place in the answer from which it comes. */
export interface Cell {
  value: Json;
  path: Path;
}

export interface Table {
  /** Names of fields, with those of the objects around them: `placement.room.code`. */
  columns: string[];
  /** For each column a cell, or nothing where the row has none. */
  rows: (Cell | undefined)[][];
}

type Row = Map<string, Cell>;

/** Wrappers of a page tell a reader nothing: `services.nodes` is `services`. */
const WRAPPERS = new Set(['nodes', 'edges', 'node']);
const LEFT_OUT = new Set(['pageInfo', '__typename']);
/** What says nothing to a reader about the row around, again and again in each row within. */
const LEFT_OUT_AROUND = new Set([...LEFT_OUT, 'id', 'version']);

const named = (prefix: string, name: string) =>
  WRAPPERS.has(name) ? prefix : prefix ? `${prefix}.${name}` : name;

/** Makes columns of the objects in a row. A list stays one cell. */
function spread(row: Row, value: Json, path: Path, label: string): void {
  if (!isObject(value)) {
    row.set(label, { value, path });
    return;
  }
  for (const [name, one] of Object.entries(value))
    if (!LEFT_OUT.has(name)) spread(row, one, [...path, name], named(label, name));
}

/** What says which one an object around a list is: its own plain fields. */
function plainFields(value: JsonObject, path: Path, label: string): Row {
  const row: Row = new Map();
  for (const [name, one] of Object.entries(value))
    if (!isObject(one) && !Array.isArray(one) && !LEFT_OUT_AROUND.has(name))
      row.set(named(label, name), { value: one, path: [...path, name] });
  return row;
}

/**
 * The rows of one list of an answer. Objects in a row become columns; a list in a row stays one cell; where the list lies in the
 * rows of another, each row begins with the plain fields of the row around it.
 * @param list its path without positions, or `WHOLE` for the answer as one row
 */
export function tableOf(data: Json, list: string): Table {
  const rows: Row[] = [];
  const steps = list === WHOLE ? [] : list.split('.');
  const last = steps.findLast((step) => !WRAPPERS.has(step)) ?? '';
  const walk = (value: Json, rest: string[], path: Path, around: Row): void => {
    if (Array.isArray(value)) {
      value.forEach((one, index) => {
        const place = [...path, index];
        if (rest.length === 0) rows.push(rowOf(one, place, around));
        else walk(one, rest, place, isObject(one) ? withFieldsOf(one, around, place) : around);
      });
    } else if (isObject(value) && rest.length > 0)
      walk(value[rest[0]!] ?? null, rest.slice(1), [...path, rest[0]!], around);
  };
  if (list === WHOLE) rows.push(rowOf(data, [], new Map()));
  else walk(data, steps, [], new Map());
  return tabulate(rows);

  function rowOf(value: Json, path: Path, around: Row): Row {
    const row: Row = new Map(around);
    // A list of plain values has one column, called as the list is.
    spread(row, value, path, isObject(value) ? '' : last);
    return row;
  }
}

/** The fields of the row around, called by the name of its list, so that they differ from those of the rows within. */
function withFieldsOf(value: JsonObject, around: Row, place: Path): Row {
  const name = place.findLast((step) => typeof step === 'string' && !WRAPPERS.has(step)) as string;
  return new Map([...around, ...plainFields(value, place, name)]);
}

function tabulate(rows: Row[]): Table {
  const seen = new Set(rows.flatMap((row) => [...row.keys()]));
  // Null here and an object there: the columns of the object say it, too, and stand in its place.
  const within = (name: string) => [...seen].filter((other) => other.startsWith(`${name}.`));
  const ofObjects = (name: string): string[] => {
    const deeper = within(name);
    return deeper.length > 0 ? deeper.flatMap(ofObjects) : [name];
  };
  const columns = [...new Set([...seen].flatMap(ofObjects))];
  return { columns, rows: rows.map((row) => columns.map((name) => cellOf(row, name))) };
}

function cellOf(row: Row, name: string): Cell | undefined {
  const own = row.get(name);
  if (own) return own;
  // The object around is null: what it would have is as unknown.
  const steps = name.split('.');
  for (let length = steps.length - 1; length > 0; length -= 1) {
    const above = row.get(steps.slice(0, length).join('.'));
    if (above) return above;
  }
  return undefined;
}
