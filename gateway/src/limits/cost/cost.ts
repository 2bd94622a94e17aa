import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { isIncluded } from '../../affected-fields.js';
import { inputCost } from './input-cost.js';
import { knownCost } from './known-costs.js';
import type { CostTable, ListSize } from './table.js';

export interface CostQuestion {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  table: CostTable;
  /** Size taken for a list that says nothing about its own. */
  assumedListSize: number;
}

interface Scope {
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

/**
 * What an operation can cost in the worst case with these variables: each object 1 and each scalar 0 unless the supergraph
 * weighs them otherwise, what is in a list as often as the list is long. Fields of several fragments are added up even where
 * an object can only have one of the types, so the figure is never too low.
 * @returns undefined when the variables do not fit the operation: it will not be executed
 * @throws GraphQLError when a directive has a null where none may be: it will not be executed either
 */
export function costOf(question: CostQuestion): number | undefined {
  const { schema, document, operation, table } = question;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], question.variables, {
    maxErrors: 1,
    hideSuggestions: true,
  });
  if (!coerced) return undefined;
  const scope: Scope = {
    variables: coerced,
    fragments: new Map(
      document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
      ),
    ),
  };
  return knownCost(table, operation, question.variables, () => {
    const root = schema.getRootType(operation.operation);
    return root ? ofSelections(operation.selectionSet, root) : 0;
  });

  function ofSelections(set: SelectionSetNode, type: GraphQLCompositeType, sizes?: Sizes): number {
    let cost = 0;
    for (const node of set.selections) {
      if (!isIncluded(node, scope.variables)) continue;
      if (node.kind === Kind.FIELD) {
        cost += ofField(node, type, sizes);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : scope.fragments.get(node.name.value);
      const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
      const inner = isCompositeType(condition) ? condition : type;
      if (fragment) cost += ofSelections(fragment.selectionSet, inner, sizes);
    }
    return cost;
  }

  function ofField(node: FieldNode, parent: GraphQLCompositeType, sizes?: Sizes): number {
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    if (!field) return 0;
    const place = `${parent.name}.${field.name}`;
    const type = getNamedType(field.type);
    const values = valuesOf(field, node);
    const listSize = table.listSizes.get(place);
    const size = listSize && sizeOf(listSize, values);
    const weight = table.weights.get(place) ?? weightOf(type.name, isCompositeType(type));
    const inner =
      isCompositeType(type) && node.selectionSet
        ? ofSelections(
            node.selectionSet,
            type,
            listSize?.sizedFields.length ? { names: listSize.sizedFields, size: size! } : undefined,
          )
        : 0;
    const length = lengthOf(field.type, field.name, size, sizes);
    return field.args.length === 0
      ? length * (weight + inner)
      : length * (weight + inner) + inputCost(place, field.args, values, table);
  }

  function weightOf(name: string, isComposite: boolean) {
    return table.weights.get(name) ?? (isComposite ? 1 : 0);
  }

  function valuesOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
    if (field.args.length === 0) return {};
    try {
      return getArgumentValues(field, node, scope.variables);
    } catch {
      // A null where none may be: execution refuses the field by itself.
      return {};
    }
  }

  function sizeOf({ slicingArguments, assumedSize }: ListSize, values: Record<string, unknown>): number {
    const given = slicingArguments
      .map((path) => path.split('.').reduce<unknown>(propertyOf, values))
      .filter((value): value is number => typeof value === 'number');
    return given.length > 0 ? Math.max(0, ...given) : (assumedSize ?? question.assumedListSize);
  }

  function lengthOf(type: GraphQLOutputType, name: string, size: number | undefined, sizes?: Sizes): number {
    if (!isListType(getNullableType(type))) return 1;
    if (sizes?.names.includes(name)) return sizes.size;
    return size ?? question.assumedListSize;
  }
}

/** The fields of a type whose lists have a size that an outer field told. */
interface Sizes {
  names: string[];
  size: number;
}

const propertyOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
