import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** What a reader's own reading changes: asked twice it is told with the first reading in it. */
const CHANGED_BY_READING = /access|touched|audit|history/i;
const MOST_LEVELS = 6;
const MOST_FIELDS = 60;
const CONDITIONS = [' @include(if: $yes)', ' @skip(if: $no)', ' @include(if: $no)'];
/** How many things a list of each level has, so that a deep question does not ask for the whole graph. */
const SHORT = 3;

interface Drawing {
  schema: GraphQLSchema;
  /** A number below the given one, as fast-check draws it. */
  draw: (below: number) => number;
  /** Fields that it may still have: a client's document has a limit. */
  left: number;
}

/**
 * Draws reading questions over the whole graph: fields of any owner through those of another, renamed, spread, asked twice, under a
 * condition, and with their types.
 * @param starts the root fields, written out, from which a question begins
 */
export const drawnQuestions = (schema: GraphQLSchema, starts: readonly string[]) =>
  fc.infiniteStream(fc.nat({ max: 9999 })).map((numbers) => {
    const draw = (below: number) => (numbers.next().value as number) % below;
    const drawing = { schema, draw, left: MOST_FIELDS };
    const query = schema.getQueryType()!;
    const roots = Array.from({ length: 1 + draw(2) }, (_, at) => {
      const start = starts[draw(starts.length)]!;
      const field = query.getFields()[/^\w+/.exec(start)![0]]!;
      return `r${at}: ${start} ${selection(drawing, getNamedType(field.type), MOST_LEVELS)}`;
    });
    return `query ($yes: Boolean = true, $no: Boolean!) { is: __typename @include(if: $yes) @skip(if: $no) ${roots.join(' ')} }`;
  });

function selection(drawing: Drawing, type: GraphQLNamedType, levels: number): string {
  const { schema, draw } = drawing;
  if (!isCompositeType(type)) return '';
  if (!isObjectType(type)) {
    const one = schema.getPossibleTypes(type)[0]!;
    return `{ __typename ... on ${one.name} ${selection(drawing, one, levels - 1)} }`;
  }
  const parts = Array.from({ length: 1 + draw(4) }, () => part(drawing, type, levels)).filter(Boolean);
  if (draw(4) === 0) parts.push(draw(2) === 0 ? '__typename' : 'kind_of_it: __typename');
  return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
}

function part(drawing: Drawing, type: GraphQLObjectType, levels: number): string {
  const { draw } = drawing;
  const fields = Object.values(type.getFields()).filter((field) => isAskable(field, levels));
  if (fields.length === 0 || drawing.left <= 0) return '';
  drawing.left -= 1;
  // Half of them lead on: else most questions would end where they begin.
  const leading = fields.filter((field) => isCompositeType(getNamedType(field.type)));
  const from = leading.length > 0 && draw(2) === 0 ? leading : fields;
  const field = from[draw(from.length)]!;
  const alias = draw(6) === 0 ? `as_${field.name}: ` : '';
  const condition = draw(12) === 0 ? CONDITIONS[draw(CONDITIONS.length)] : '';
  const inner = selection(drawing, getNamedType(field.type), levels - 1);
  const text = `${alias}${field.name}${valuesOf(field)}${condition} ${inner}`;
  return draw(6) === 0 ? `... on ${type.name} { ${text} }` : text;
}

const isAskable = (field: GraphQLField<unknown, unknown>, levels: number) =>
  !CHANGED_BY_READING.test(field.name) &&
  field.args.every((argument) => !isRequiredArgument(argument) || isLength(argument)) &&
  (levels > 1 || !isCompositeType(getNamedType(field.type)));

const isLength = ({ name }: GraphQLArgument) => name === 'first';

function valuesOf({ args, type }: GraphQLField<unknown, unknown>): string {
  const isLong = args.some(isLength) || isListType(getNullableType(type));
  return isLong && args.some(isLength) ? `(first: ${SHORT})` : '';
}
