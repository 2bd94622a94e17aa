import { URGENT_TAG } from '@mrrm/platform/wire/urgent-tag';
import { Kind, parse } from 'graphql';
import { valuesOf } from '../../directive-values.js';

/** The names of the writes that a supergraph's text says are served before all others. */
export function urgentFields(supergraph: string): ReadonlySet<string> {
  const { definitions } = parse(supergraph, { noLocation: true });
  const names = new Set<string>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || definition.name.value !== 'Mutation') continue;
    for (const { name, directives = [] } of definition.fields ?? [])
      if (directives.some((one) => one.name.value === 'tag' && valuesOf(one)['name'] === URGENT_TAG))
        names.add(name.value);
  }
  return names;
}
