import { type ConstValueNode, type DocumentNode, Kind, parse, visit } from 'graphql';
import type { ActTable } from './acts.js';

const SPECIFICATION = 'https://mrrm-graph.org/performs/v1.0';

// Without a description: the two composers write that of a composed directive in different ways.
const DEFINITION = `
extend schema @link(url: "${SPECIFICATION}", import: ["@performs"]) @composeDirective(name: "@performs")
directive @performs(functions: [String!], functionOf: String, lead: Boolean, owner: String) on FIELD_DEFINITION`;

/** Writes what each mutation performs into a schema document, so that it shows in the SDL and in the supergraph. */
export function withActs(document: DocumentNode, acts: ActTable): DocumentNode {
  const performing = Object.values(acts).some((rule) => !('nothing' in rule));
  if (!performing) return document;
  const annotated = visit(document, {
    ObjectTypeDefinition: {
      enter: (type) =>
        type.name.value === 'Mutation'
          ? {
              ...type,
              fields: type.fields?.map((field) => {
                const directive = directiveOf(acts, field.name.value);
                return directive ? { ...field, directives: [...(field.directives ?? []), directive] } : field;
              }),
            }
          : undefined,
    },
  });
  return { ...annotated, definitions: [...parse(DEFINITION).definitions, ...annotated.definitions] };
}

const text = (value: string) => ({ kind: Kind.STRING as const, value });

function directiveOf(acts: ActTable, name: string) {
  const rule = acts[name];
  if (!rule || 'nothing' in rule) return undefined;
  const values: [string, ConstValueNode][] = [
    'functions' in rule
      ? ['functions', { kind: Kind.LIST, values: rule.functions.map(text) }]
      : ['functionOf', text(rule.functionOf)],
    ...(rule.lead ? ([['lead', { kind: Kind.BOOLEAN, value: true }]] as [string, ConstValueNode][]) : []),
    ...(rule.owner ? ([['owner', text(rule.owner.when)]] as [string, ConstValueNode][]) : []),
  ];
  return {
    kind: Kind.DIRECTIVE as const,
    name: { kind: Kind.NAME as const, value: 'performs' },
    arguments: values.map(([name, value]) => ({
      kind: Kind.ARGUMENT as const,
      name: { kind: Kind.NAME as const, value: name },
      value,
    })),
  };
}
