import { Kind, parse } from 'graphql';
import { valuesOf } from './directive-values.js';

/** The names of an entity's key fields in one subgraph; none for what is no entity there. */
export type KeysOf = (subgraph: string, typename: string) => readonly string[];

/** Reads from a supergraph which fields are the keys of each entity in each subgraph. Keys of several fields are left out. */
export function readKeys(sdl: string): KeysOf {
  const { definitions } = parse(sdl, { noLocation: true });
  const names = new Map<unknown, string>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const { name, directives = [] } of definition.values ?? [])
      for (const directive of directives) names.set(name.value, String(valuesOf(directive)['name']));
  }
  const keys = new Map<string, string[]>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const directive of definition.directives ?? []) {
      const { graph, key } = valuesOf(directive);
      if (directive.name.value !== 'join__type' || typeof key !== 'string' || !/^\w+$/.test(key)) continue;
      const at = `${names.get(graph)} ${definition.name.value}`;
      keys.set(at, [...(keys.get(at) ?? []), key]);
    }
  }
  return (subgraph, typename) => keys.get(`${subgraph} ${typename}`) ?? [];
}
