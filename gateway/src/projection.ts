import type { DocumentNode, SelectionSetNode } from 'graphql';
import { fieldsOf, type Path, responseName, type Variables } from './affected-fields.js';

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
      this.#byType.set(typename, fields);
    }
    return fields;
  }
}

/**
 * Takes from a value just what was asked, whatever else a subgraph put into it: what nobody asked cannot overwrite another
 * owner's field, and no name of an object's own machinery (`__proto__`) gets further.
 * @param missing called with the path of each asked field that is not there, or is of another shape; it becomes null
 */
export function project(
  value: unknown,
  asked: Asked | undefined,
  path: Path,
  missing: (path: Path) => void,
): unknown {
  if (value === null) return null;
  if (Array.isArray(value))
    return value.map((item, index) => project(item, asked, [...path, index], missing));
  if (typeof value !== 'object') {
    if (!asked) return value;
    missing(path);
    return null;
  }
  // No scalar of the graph is an object on the wire.
  if (!asked) {
    missing(path);
    return null;
  }
  const object = value as Record<string, unknown>;
  const typename = object['__typename'];
  const result: Record<string, unknown> = {};
  for (const [name, inner] of asked.of(typeof typename === 'string' ? typename : undefined)) {
    const at = [...path, name];
    if (!Object.hasOwn(object, name)) missing(at);
    result[name] = Object.hasOwn(object, name) ? project(object[name], inner, at, missing) : null;
  }
  return result;
}
