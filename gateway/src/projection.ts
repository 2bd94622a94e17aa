import { BREAK, type DocumentNode, getOperationAST, type SelectionSetNode, visit } from 'graphql';
import { fieldsOf, type Path, responseName, type Variables } from './affected-fields.js';

/** More types than stand at one place of any answer: what a subgraph makes up is not kept. */
const MOST_TYPES_AT_A_PLACE = 50;

/** What is asked of the objects at one place: the selections that stand there, several when fields of one name were asked apart. */
export class Asked {
  readonly #byType = new Map<string | undefined, Map<string, Asked | undefined>>();

  constructor(
    private readonly selections: readonly SelectionSetNode[],
    private readonly document: DocumentNode,
    private readonly variables: Variables,
  ) {}

  /** The fields asked of an object, by response name; undefined in place of what is asked of a leaf. */
  of(typename: string | undefined): Map<string, Asked | undefined> {
    let fields = this.#byType.get(typename);
    if (!fields) {
      const nodes = new Map<string, SelectionSetNode[]>();
      for (const selections of this.selections)
        for (const node of fieldsOf(selections, this.document, this.variables, typename)) {
          const inner = nodes.get(responseName(node)) ?? [];
          if (node.selectionSet) inner.push(node.selectionSet);
          nodes.set(responseName(node), inner);
        }
      fields = new Map(
        [...nodes].map(([name, inner]) => [
          name,
          inner.length > 0 ? new Asked(inner, this.document, this.variables) : undefined,
        ]),
      );
      if (this.#byType.size < MOST_TYPES_AT_A_PLACE) this.#byType.set(typename, fields);
    }
    return fields;
  }
}

const askedOf = new WeakMap<DocumentNode, Asked | 'OTHER_EACH_TIME'>();

/** What an operation asks for at its root. Worked out once for a document in which no variable decides what is left in. */
export function askedBy(document: DocumentNode, variables: Variables): Asked {
  const known = askedOf.get(document);
  if (known instanceof Asked) return known;
  const asked = new Asked([getOperationAST(document)!.selectionSet], document, variables);
  if (!known) askedOf.set(document, isSkippedOrIncluded(document) ? 'OTHER_EACH_TIME' : asked);
  return asked;
}

/** Whether a variable may decide what of a document is left in. */
export function isSkippedOrIncluded(document: DocumentNode): boolean {
  let isFound = false;
  visit(document, {
    Directive: ({ name }) => {
      if (name.value !== 'skip' && name.value !== 'include') return undefined;
      isFound = true;
      return BREAK;
    },
  });
  return isFound;
}

/**
 * Takes from a value just what was asked, whatever else a subgraph put into it: what nobody asked cannot overwrite another
 * owner's field, and no name of an object's own machinery (`__proto__`) gets further.
 * @param missing called with the path of each asked field that is not there, or is of another shape; it becomes null
 */
export function project(value: unknown, asked: Asked, missing: (path: Path) => void): unknown {
  // One path for the whole walk: an answer has thousands of places, of which hardly any is missing.
  const path: Path = [];
  return take(value, asked);

  function take(value: unknown, asked: Asked | undefined): unknown {
    if (value === null) return null;
    if (Array.isArray(value)) return value.map((item, index) => at(index, item, asked));
    if (typeof value !== 'object') return asked ? miss() : value;
    // No scalar of the graph is an object on the wire.
    if (!asked) return miss();
    const object = value as Record<string, unknown>;
    const typename = object['__typename'];
    const result: Record<string, unknown> = {};
    for (const [name, inner] of asked.of(typeof typename === 'string' ? typename : undefined))
      result[name] = Object.hasOwn(object, name) ? at(name, object[name], inner) : miss(name);
    return result;
  }

  function at(step: string | number, value: unknown, asked: Asked | undefined): unknown {
    path.push(step);
    const taken = take(value, asked);
    path.pop();
    return taken;
  }

  function miss(...last: Path): null {
    missing([...path, ...last]);
    return null;
  }
}
