import { Kind, parse } from 'graphql';
import { valuesOf } from './directive-values.js';

/**
 * The root fields that several owners answer together, each its own part: what one of them does not give is not the whole
 * field. Read from a supergraph's text.
 */
export function readSharedRoots(supergraph: string): ReadonlySet<string> {
  const shared = new Set<string>();
  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || definition.name.value !== 'Query') continue;
    const owners = definition.directives?.filter(({ name }) => name.value === 'join__type').length ?? 0;
    for (const { name, directives = [] } of definition.fields ?? []) {
      const named = directives.filter((one) => one.name.value === 'join__field' && valuesOf(one)['graph']);
      // A field that stands in every subgraph names none of them.
      if ((named.length || owners) > 1) shared.add(name.value);
    }
  }
  return shared;
}
