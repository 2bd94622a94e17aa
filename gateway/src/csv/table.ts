import {
  type DocumentNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { fieldsOf, responseName, type Variables, variablesInForce } from '../affected-fields.js';

/** A place in each row, or around all of them. */
export interface Column {
  /** The names on the way to it, in the answer, joined by dots: from the row on, or from the root for what stands around. */
  name: string;
  path: readonly string[];
  isInRow: boolean;
  /** The fields on the way to it, as `Type.field`. */
  coordinates: readonly string[];
}

/** How the answer to a question is one table. */
export interface Table {
  /** Where the list of the rows is in the answer. */
  rows: readonly string[];
  columns: readonly Column[];
}

interface Place {
  type: GraphQLObjectType;
  sets: readonly SelectionSetNode[];
  /** From the root. */
  path: readonly string[];
  coordinates: readonly string[];
  /** From the row on; undefined around the rows. */
  inRow: readonly string[] | undefined;
  isInList: boolean;
}

interface Field {
  name: string;
  /** Of the response. */
  key: string;
  type: GraphQLOutputType | undefined;
  sets: SelectionSetNode[];
}

const WITHHELD = 'withheld';
const PAGE = 'pageInfo';
/** What may be withheld: numbers, and what follows from them. */
const COUNTED = new Set(['Int', 'Float', 'Boolean']);

const refused = (message: string) =>
  new GraphQLError(`${message} Or ask for application/json.`, {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });

/**
 * Reads from a question how its answer is one table: one list of objects, wherever it stands. Plain fields around it are the same in each
 * row; a list within a row is one place of it.
 * @throws GraphQLError when it is no query, has no list or several, or leaves out what a reader of the table has to know
 */
export function tableOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Variables,
): Table {
  const variables = variablesInForce(operation, given);
  const columns: Column[] = [];
  let rows: readonly string[] | undefined;
  if (operation.operation !== OperationTypeNode.QUERY)
    throw refused('Only a query is answered as CSV. Nothing was done.');
  visit({
    ...{ type: schema.getQueryType()!, sets: [operation.selectionSet], path: [], coordinates: [] },
    ...{ inRow: undefined, isInList: false },
  });
  if (!rows)
    throw refused('As CSV an answer is the rows of one list of objects, and this question has none.');
  const twice = columns.find(({ name }, index) => columns.findIndex((one) => one.name === name) < index);
  if (twice) throw refused(`Two columns would be called ${twice.name}: give one of them an alias.`);
  return { rows, columns };

  function visit(place: Place): void {
    const fields = fieldsAt(place);
    for (const field of fields) {
      tellsWhy(place, field, fields);
      enter(place, field);
    }
  }

  function enter(place: Place, { name, key, type, sets }: Field): void {
    const path = [...place.path, key];
    const inRow = place.inRow && [...place.inRow, key];
    const coordinates = [...place.coordinates, `${place.type.name}.${name}`];
    const named = type && getNamedType(type);
    const isList = type !== undefined && isListType(getNullableType(type));
    if (isList && place.isInList)
      throw refused(`${path.join('.')} is a list within a list of a row: leave it out, or ask for its rows.`);
    if (!named || isLeafType(named)) {
      const way = inRow ?? path;
      columns.push({ name: way.join('.'), path: way, isInRow: inRow !== undefined, coordinates });
      return;
    }
    if (!isObjectType(named)) throw refused(`${path.join('.')} can be of several types.`);
    const next = { type: named, sets, path, coordinates, inRow, isInList: place.isInList };
    if (!isList) visit(next);
    else if (inRow) visit({ ...next, isInList: true });
    else {
      if (rows)
        throw refused(
          `As CSV an answer is the rows of one list of objects, and this question has ${rows.join('.')} and ${path.join('.')}: ask them apart.`,
        );
      rows = path;
      tellsWhetherThereAreMore(place);
      visit({ ...next, inRow: [] });
    }
  }

  function fieldsAt({ type, sets }: Place): Field[] {
    const found = new Map<string, Field>();
    for (const set of sets)
      for (const node of fieldsOf(set, document, variables, type.name)) {
        const key = responseName(node);
        const name = node.name.value;
        const field = found.get(key) ?? { name, key, type: type.getFields()[name]?.type, sets: [] };
        if (node.selectionSet) field.sets.push(node.selectionSet);
        found.set(key, field);
      }
    return [...found.values()];
  }

  /** A number that is withheld would look like one that nobody knows. */
  function tellsWhy({ type, path }: Place, field: Field, asked: readonly Field[]): void {
    if (!field.type || isNonNullType(field.type) || !COUNTED.has(getNamedType(field.type).name)) return;
    const has = type.getFields();
    const why = [`${field.name}Withheld`, WITHHELD].find((name) => Object.hasOwn(has, name));
    if (why && !asked.some(({ name }) => name === why))
      throw refused(
        `Ask ${why} beside ${[...path, field.key].join('.')}: an empty place is no zero, and that says why it is empty.`,
      );
  }

  /** A page that is cut would look like the whole. */
  function tellsWhetherThereAreMore(place: Place): void {
    if (!Object.hasOwn(place.type.getFields(), PAGE)) return;
    const page = fieldsAt(place).filter(({ name }) => name === PAGE);
    const asked = page.flatMap(({ type, sets }) =>
      fieldsAt({ ...place, type: getNamedType(type) as GraphQLObjectType, sets }),
    );
    if (!asked.some(({ name }) => name === 'hasNextPage'))
      throw refused(
        `Ask pageInfo { hasNextPage } in ${place.path.join('.')}: a page would be taken for the whole list.`,
      );
  }
}
