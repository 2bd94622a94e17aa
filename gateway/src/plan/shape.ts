import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { isIncluded, responseName, type Variables } from '../affected-fields.js';

/** A value that may not be null and is: what holds it becomes null in its place. */
const INVALID = Symbol('a null where none may be');
type Complete = (value: unknown) => unknown;
type Row = Record<string, unknown>;

interface Selections {
  set: SelectionSetNode;
  parent: GraphQLCompositeType;
}

interface ShapedField {
  name: string;
  complete: Complete;
  /** For `__typename`, which is known without a value. */
  isTypename: boolean;
}

/**
 * What an operation's answer looks like, worked out once: the fields of each type with what a value of each has to be. Written by
 * hand because Apollo Gateway reads the operation anew for each request and walks it for each row: 13 % of the gateway's time
 * for the flagship is its shaping alone. It gives what that gives, which the tests compare for every example.
 */
export class Shape {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly operation: OperationDefinitionNode,
    { definitions }: DocumentNode,
    private readonly variables: Variables,
  ) {
    for (const one of definitions)
      if (one.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(one.name.value, one);
  }

  /**
   * Makes what completes the data of all owners: fields that were asked and no others, nulls in place of what may not be.
   * @throws Error at completion when a value is of another shape altogether, a list where none may be or none where one has to
   */
  completion(): (data: Row) => Row | null {
    const root = this.schema.getRootType(this.operation.operation)!;
    const complete = this.#composite(root, [{ set: this.operation.selectionSet, parent: root }]);
    return (data) => complete(data) as Row | null;
  }

  #ofType(type: GraphQLOutputType, inner: Selections[]): Complete {
    if (isNonNullType(type)) {
      const complete = this.#ofType(type.ofType, inner);
      return (value) => complete(value) ?? INVALID;
    }
    if (isListType(type)) return listOf(this.#ofType(type.ofType, inner));
    if (isCompositeType(type)) return this.#composite(type, inner);
    return leafOf(type);
  }

  #composite(type: GraphQLCompositeType, selections: Selections[]): Complete {
    const byType = new Map<string, readonly ShapedField[] | null>();
    return (value) => {
      if (value === null || value === undefined) return null;
      if (typeof value !== 'object' || Array.isArray(value)) throw new Error(`No ${type.name}.`);
      const told = (value as Row)['__typename'];
      if (told !== undefined && typeof told !== 'string') throw new Error(`No type of ${type.name}.`);
      const name = told ?? type.name;
      let fields = byType.get(name);
      if (fields === undefined) {
        fields = this.#fieldsOf(name, selections);
        // A name that no type has is not kept: a slice could make up as many as it likes.
        if (fields) byType.set(name, fields);
      }
      return fields && rowOf(value as Row, name, fields);
    };
  }

  /** The fields of a type, by what asks for them; null when the graph has no such type. */
  #fieldsOf(typename: string, selections: Selections[]): readonly ShapedField[] | null {
    const type = this.schema.getType(typename);
    if (!isCompositeType(type)) return null;
    const found = new Map<string, { type?: GraphQLOutputType; inner: Selections[] }>();
    for (const one of selections) this.#collect(one, type, found);
    return [...found].map(([name, { type: ofField, inner }]) => ({
      name,
      isTypename: !ofField,
      complete: ofField ? this.#ofType(ofField, inner) : () => (isObjectType(type) ? type.name : INVALID),
    }));
  }

  #collect(
    { set, parent }: Selections,
    type: GraphQLCompositeType,
    found: Map<string, { type?: GraphQLOutputType; inner: Selections[] }>,
  ): void {
    for (const node of set.selections) {
      if (!isIncluded(node, this.variables)) continue;
      if (node.kind === Kind.FIELD) {
        const name = responseName(node);
        const known = found.get(name);
        const definition = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
        const field = known ?? { ...(definition && { type: definition.type }), inner: [] };
        if (!known) found.set(name, field);
        if (node.selectionSet && field.type)
          field.inner.push({
            set: node.selectionSet,
            parent: getNamedType(field.type) as GraphQLCompositeType,
          });
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value)!;
      const condition = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
      if (!condition) this.#collect({ set: fragment.selectionSet, parent }, type, found);
      else if (isCompositeType(condition) && this.#isOne(type, condition))
        this.#collect({ set: fragment.selectionSet, parent: condition }, type, found);
    }
  }

  #isOne(type: GraphQLCompositeType, condition: GraphQLCompositeType): boolean {
    if (type === condition) return true;
    return isAbstractType(condition) && 'getFields' in type && this.schema.isSubType(condition, type);
  }
}

function rowOf(value: Row, name: string, fields: readonly ShapedField[]): Row | null {
  const row: Row = {};
  let isWhole = true;
  for (const field of fields) {
    const inner = field.isTypename ? name : Object.hasOwn(value, field.name) ? value[field.name] : null;
    const completed = field.complete(inner);
    // The others are looked at all the same: what is of another shape altogether is no answer, wherever it stands.
    if (completed === INVALID) isWhole = false;
    row[field.name] = completed;
  }
  return isWhole ? row : null;
}

function listOf(complete: Complete): Complete {
  return (value) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) throw new Error('No list.');
    let isWhole = true;
    const list = value.map((item) => {
      const completed = complete(item);
      if (completed === INVALID) isWhole = false;
      return completed;
    });
    return isWhole ? list : null;
  };
}

const WHOLE_NUMBER = /^-?\d+$/;

/** Values by the rules of Apollo Gateway: what the graph does not have in an enum does not leave it. */
function leafOf(type: GraphQLLeafType): Complete {
  const isOne = isLeaf(type);
  return (value) => (value !== null && value !== undefined && isOne(value) ? value : null);
}

function isLeaf(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  const isWhole = (value: unknown) => isNumber(value) && WHOLE_NUMBER.test(String(value));
  switch (type.name) {
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    case 'Int':
      return isWhole;
    case 'ID':
      return (value) => typeof value === 'string' || isWhole(value);
    case 'Float':
      return isNumber;
    case 'String':
      return (value) => typeof value === 'string';
    default:
      return () => true;
  }
}
