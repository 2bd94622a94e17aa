import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  visit,
} from 'graphql';

/** What a slice's fields cost a gateway's budget beyond an object 1 and a scalar 0, as plain data. It shows in the SDL. */
export interface CostTable {
  /** How long lists of objects can be that no argument cuts, by `Type.field`: a full one, not a usual one. */
  lists: Record<string, number>;
  /** Lists that are no pages and that an argument cuts, by `Type.field`: its name. */
  cutBy?: Record<string, string>;
  /** What each item of a field costs, by `Type.field`, and what an argument adds once, by `Type.field(argument)`. */
  weights?: Record<string, number>;
}

const intValue = (value: number) => ({ kind: Kind.INT, value: String(value) }) as const;
const directive = (name: string, values: ConstDirectiveNode['arguments']): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: name },
  arguments: values,
});
const argument = (name: string, value: NonNullable<ConstDirectiveNode['arguments']>[number]['value']) =>
  ({ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }) as const;
const cost = (weight: number) => directive('cost', [argument('weight', intValue(weight))]);

/** Writes a cost table into type definitions as `@listSize` and `@cost`. */
export function withCosts(
  typeDefs: DocumentNode,
  { lists, cutBy = {}, weights = {} }: CostTable,
): DocumentNode {
  let type = '';
  const sizeOf = (place: string): ConstDirectiveNode[] => {
    if (lists[place] !== undefined)
      return [directive('listSize', [argument('assumedSize', intValue(lists[place]))])];
    if (!cutBy[place]) return [];
    const values = [{ kind: Kind.STRING, value: cutBy[place] } as const];
    return [
      directive('listSize', [
        argument('slicingArguments', { kind: Kind.LIST, values }),
        argument('requireOneSlicingArgument', { kind: Kind.BOOLEAN, value: false }),
      ]),
    ];
  };
  const weightOf = (place: string) => (weights[place] === undefined ? [] : [cost(weights[place])]);
  const add = <Node extends { directives?: readonly DirectiveNode[] }>(
    node: Node,
    more: ConstDirectiveNode[],
  ) => (more.length > 0 ? { ...node, directives: [...(node.directives ?? []), ...more] } : node);
  return visit(typeDefs, {
    ObjectTypeDefinition: ({ name }) => {
      type = name.value;
    },
    FieldDefinition(field): FieldDefinitionNode {
      const place = `${type}.${field.name.value}`;
      const values = field.arguments?.map((one) => add(one, weightOf(`${place}(${one.name.value})`)));
      return add({ ...field, arguments: values ?? [] }, [...sizeOf(place), ...weightOf(place)]);
    },
  });
}

/** Told once for a write, of which an operation does one. */
const ERRORS_OF_A_WRITE = 'UserError';

/**
 * Compares a cost table with the schema that it speaks of.
 * @returns one sentence for each list of objects that says nothing of its length, and for each word that speaks of nothing
 */
export function faultsOfCosts(
  { lists, cutBy = {}, weights = {} }: CostTable,
  schema: GraphQLSchema,
): string[] {
  const unsaid: string[] = [];
  const places = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      const place = `${type.name}.${field.name}`;
      places.add(place);
      for (const { name } of field.args) places.add(`${place}(${name})`);
      const named = getNamedType(field.type);
      const isList = isListType(getNullableType(field.type)) && isCompositeType(named);
      // Those of a page are as long as the page, and `_entities` as what is asked for.
      const isPlumbing = type.name.endsWith('Connection') || field.name.startsWith('_');
      if (!isList || isPlumbing || named.name === ERRORS_OF_A_WRITE) continue;
      if (lists[place] === undefined && !cutBy[place])
        unsaid.push(`${place} does not say how long it can be.`);
    }
  }
  const words = [
    ...Object.keys({ ...lists, ...cutBy, ...weights }),
    ...Object.entries(cutBy).map(([place, name]) => `${place}(${name})`),
  ];
  return [...unsaid, ...words.filter((word) => !places.has(word)).map((word) => `${word} does not exist.`)];
}
