import { Column, is, noopDecoder, SQL, Subquery } from 'drizzle-orm';
import * as drizzleUtils from 'drizzle-orm/utils';

/** A field that is read, and where in the object of a row it stands. */
export interface SelectedField {
  path: string[];
  // biome-ignore lint/suspicious/noExplicitAny: a column, a piece of SQL or what has one; drizzle's own type is internal.
  field: any;
}

/** Which of the joined tables certainly have a row, by their names, as drizzle notes it. */
export type NotNullable = Record<string, boolean> | undefined;

type Values = readonly unknown[];
export type RowMapper = (row: Values) => unknown;
type Decode = (value: unknown) => unknown;

/** drizzle's own mapper, which its types do not show. */
const { mapResultRow } = drizzleUtils as unknown as {
  mapResultRow(fields: SelectedField[], row: Values, notNullable: NotNullable): unknown;
};

interface Decoder {
  mapFromDriverValue(value: unknown): unknown;
}

const decoderOf = ({ field }: SelectedField): Decoder => {
  if (is(field, Column)) return field as unknown as Decoder;
  if (is(field, SQL)) return (field as unknown as { decoder: Decoder }).decoder;
  if (is(field, Subquery)) return (field._.sql as unknown as { decoder: Decoder }).decoder;
  return (field.sql as { decoder: Decoder }).decoder;
};

/** What tells one decoder from another: an alias of a column is made anew for each statement, around the same settings. */
const identityOf = (selected: SelectedField): unknown => {
  const decoder = decoderOf(selected);
  return is(decoder, Column) ? (decoder as unknown as { config: unknown }).config : decoder;
};

const decodes = (decoder: Decoder): Decode | undefined => {
  const decode = decoder.mapFromDriverValue;
  if (decode === Column.prototype.mapFromDriverValue || decode === noopDecoder.mapFromDriverValue)
    return undefined;
  return (value) => decoder.mapFromDriverValue(value);
};

/** Where in the text of a function a row's object is made: names and what stands under them. */
type Shape = Map<string, number | Shape>;

function shapeOf(fields: SelectedField[]): Shape {
  const shape: Shape = new Map();
  for (const [place, { path }] of fields.entries()) {
    let node = shape;
    for (const name of path.slice(0, -1)) {
      const inner = (node.get(name) as Shape | undefined) ?? new Map();
      node.set(name, inner);
      node = inner;
    }
    node.set(path.at(-1)!, place);
  }
  return shape;
}

const writeShape = (shape: Shape, absent: Map<string, number>): string => {
  const parts = [...shape].map(([name, one]) => {
    if (typeof one === 'number') return `${JSON.stringify(name)}: v${one}`;
    const first = absent.get(name);
    const object = writeShape(one, new Map());
    return `${JSON.stringify(name)}: ${first === undefined ? object : `v${first} === null ? null : ${object}`}`;
  });
  return `{ ${parts.join(', ')} }`;
};

/** The objects that are null as a whole where a joined table has no row, with the column that tells; as drizzle decides it. */
function mayBeAbsent(fields: SelectedField[], notNullable: NotNullable): Map<string, number> {
  const absent = new Map<string, number>();
  if (!notNullable) return absent;
  const tables = new Map<string, Set<string>>();
  for (const [place, { path, field }] of fields.entries()) {
    const [object] = path;
    if (path.length !== 2 || !object || !is(field, Column)) continue;
    if (!tables.has(object)) absent.set(object, place);
    const named = tables.get(object) ?? new Set();
    tables.set(object, named.add(tableOf(field)));
  }
  for (const [object, named] of tables)
    if (named.size > 1 || notNullable[[...named][0]!]) absent.delete(object);
  return absent;
}

const tableOf = (column: Column): string =>
  (column.table as unknown as Record<symbol, string>)[Symbol.for('drizzle:Name')]!;

/**
 * Makes the function that turns the values of a row into its object. Its text is written for these fields, from their names
 * alone, so that all rows have one and the same hidden class and nothing is asked for each value.
 */
function compile(fields: SelectedField[], notNullable: NotNullable): RowMapper {
  const decoders = fields.map((field) => decodes(decoderOf(field)));
  const values = decoders.map((decode, place) =>
    decode ? `v${place} = r[${place}] === null ? null : d[${place}](r[${place}])` : `v${place} = r[${place}]`,
  );
  const object = writeShape(shapeOf(fields), mayBeAbsent(fields, notNullable));
  const text = `return (r) => { const ${values.join(', ')}; return ${object}; };`;
  return new Function('d', text)(decoders) as RowMapper;
}

interface Kept {
  paths: string[][];
  identities: unknown[];
  notNullable: NotNullable;
  map: RowMapper;
}

/** A slice has some hundred statements; each has a few forms. */
const MOST_KEPT = 2000;
/** Most mappers of one text. */
const MOST_OF_A_TEXT = 4;
/** By the text of the statement: nothing is put together to look one up. Most texts have one. */
const kept = new Map<string, Kept[]>();

const isSame = (one: Kept, fields: SelectedField[], notNullable: NotNullable): boolean =>
  one.paths.length === fields.length &&
  fields.every(
    (field, place) =>
      isSamePath(field.path, one.paths[place]!) && identityOf(field) === one.identities[place],
  ) &&
  isSameNote(notNullable, one.notNullable);

const isSamePath = (one: string[], other: string[]) =>
  one.length === other.length && one.every((name, place) => name === other[place]);

const isSameNote = (one: NotNullable, other: NotNullable) =>
  one === other || (one && JSON.stringify(one)) === (other && JSON.stringify(other));

/**
 * The mapper of a statement's rows, made once for each text and each set of fields. drizzle asks for each value of each row what
 * its field is: with the copies of its rows, a fifth of the CPU of a slice that reads pages, here a fiftieth.
 */
export function rowMapper(text: string, fields: SelectedField[], notNullable: NotNullable): RowMapper {
  const ofText = kept.get(text) ?? [];
  const found = ofText.find((one) => isSame(one, fields, notNullable));
  if (found) return found.map;
  // The same text with ever other decoders: this has to be right, and is seldom.
  if (ofText.length >= MOST_OF_A_TEXT) return (row) => mapResultRow(fields, row, notNullable);
  const map = compile(fields, notNullable);
  if (kept.size >= MOST_KEPT) kept.clear();
  const paths = fields.map(({ path }) => path);
  kept.set(text, [...ofText, { paths, identities: fields.map(identityOf), notNullable, map }]);
  return map;
}
