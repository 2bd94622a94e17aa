import { type ConstDirectiveNode, Kind, parse } from 'graphql';

/** The names of an entity's key fields in one subgraph; none for what is no entity there. */
export type KeysOf = (subgraph: string, typename: string) => readonly string[];

const argumentOf = ({ arguments: given }: ConstDirectiveNode, name: string): string | undefined => {
  const value = given?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
};

/** Reads from a supergraph which fields are the keys of each entity in each subgraph. Keys of several fields are left out. */
export function readKeys(sdl: string): KeysOf {
  const names = new Map<string, string>();
  const keys = new Map<string, string[]>();
  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph')
      for (const { name, directives } of definition.values ?? [])
        for (const directive of directives ?? [])
          names.set(name.value, argumentOf(directive, 'name') ?? name.value);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const directive of definition.directives ?? []) {
      const [graph, key] = [argumentOf(directive, 'graph'), argumentOf(directive, 'key')];
      if (directive.name.value !== 'join__type' || !graph || !key || !/^\w+$/.test(key)) continue;
      const at = `${graph} ${definition.name.value}`;
      keys.set(at, [...(keys.get(at) ?? []), key]);
    }
  }
  const bySubgraph = new Map(
    [...keys].map(([at, fields]) => {
      const [graph, typename] = at.split(' ') as [string, string];
      return [`${names.get(graph) ?? graph} ${typename}`, fields];
    }),
  );
  return (subgraph, typename) => bySubgraph.get(`${subgraph} ${typename}`) ?? [];
}
