import { type DefinitionNode, type DirectiveNode, Kind, parse, print, type TypeNode } from 'graphql';
import { valuesOf } from './directive-values.js';

/** What can be asked of a slice: fields, their arguments, and fields of inputs with their types, and words, by their place. */
export type Places = ReadonlyMap<string, string>;

interface Part {
  name: { value: string };
  type?: TypeNode;
  arguments?: readonly Part[];
  directives?: readonly DirectiveNode[];
}

/** The parts of a definition of data: its fields, or its words. */
const partsOf = (definition: DefinitionNode): readonly Part[] => {
  const { fields, values } = definition as { fields?: readonly Part[]; values?: readonly Part[] };
  return fields ?? values ?? [];
};

const joinsOf = ({ directives = [] }: { directives?: readonly DirectiveNode[] }, name: string) =>
  directives.filter((one) => one.name.value === name).map(valuesOf);

function put(places: Map<string, string>, at: string, part: Part, type = part.type && print(part.type)) {
  places.set(at, type ?? '');
  for (const argument of part.arguments ?? []) put(places, `${at}(${argument.name.value}:)`, argument);
}

/** Reads from a supergraph's text what each slice has to answer, by the slice's name. */
export function readPublished(supergraph: string): ReadonlyMap<string, Places> {
  const { definitions } = parse(supergraph, { noLocation: true });
  const names = new Map<unknown, string>();
  const published = new Map<string, Map<string, string>>();
  for (const definition of definitions)
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph')
      for (const { name, directives = [] } of definition.values ?? [])
        for (const { name: slice } of directives.map(valuesOf)) {
          names.set(name.value, String(slice));
          published.set(String(slice), new Map());
        }
  for (const definition of definitions) {
    const owners = joinsOf(definition as never, 'join__type').map(({ graph }) => ({ graph }));
    const typename = (definition as { name?: { value: string } }).name?.value;
    for (const part of partsOf(definition)) {
      const said = [...joinsOf(part, 'join__field'), ...joinsOf(part, 'join__enumValue')];
      // What names no slice is in each that has the type.
      const named = said.filter(({ graph }) => graph);
      for (const { graph, type, external, usedOverridden } of (named.length > 0 ? named : owners) as Record<
        string,
        unknown
      >[])
        if (!external && !usedOverridden)
          put(
            published.get(names.get(graph)!)!,
            `${typename}.${part.name.value}`,
            part,
            type as string | undefined,
          );
    }
  }
  return published;
}

/** Reads from a slice's own text what it answers. */
export function readServed(sdl: string): Places {
  const places = new Map<string, string>();
  for (const definition of parse(sdl, { noLocation: true }).definitions)
    for (const part of partsOf(definition))
      put(places, `${(definition as { name?: { value: string } }).name?.value}.${part.name.value}`, part);
  return places;
}

/** What is published and not served, or served with another type, a sentence each; what is served beyond it harms nobody. */
export const driftOf = (published: Places, served: Places): string[] =>
  [...published].flatMap(([at, type]) => {
    const found = served.get(at);
    if (found === undefined) return [`${at} is not served`];
    return found === type ? [] : [`${at} is served as ${found}, and published as ${type}`];
  });
