import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
} from 'graphql';
import { valuesOf } from '../../directive-values.js';

/** How long the list of a field is. */
export interface ListSize {
  assumedSize?: number;
  /** Arguments that say the size; of an input object's field as `input.first`. */
  slicingArguments: string[];
  /** Fields of the field's own type whose lists have that size; the field itself when there are none. */
  sizedFields: string[];
}

/** What a supergraph says about cost. Weights are by type name, `Type.field` or `Type.field.argument`. */
export interface CostTable {
  weights: Map<string, number>;
  /** By `Type.field`. */
  listSizes: Map<string, ListSize>;
}

const COST_SPEC = 'https://specs.apollo.dev/cost/';

/**
 * Reads `@cost` and `@listSize` from a supergraph's text. Apollo Gateway leaves them out of the schema it serves, so they are
 * read here, under the names that the supergraph links them by.
 */
export function readCostTable(supergraph: string): CostTable {
  const table: CostTable = { weights: new Map(), listSizes: new Map() };
  const { definitions } = parse(supergraph, { noLocation: true });
  const links = definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? [])
      : [],
  );
  const names = namesOf(links);
  if (!names) return table;
  const weigh = (place: string, directives: readonly ConstDirectiveNode[] = []) => {
    const directive = directives.find(({ name }) => name.value === names.cost);
    if (directive) table.weights.set(place, Number(valuesOf(directive)['weight']));
  };
  const visitField = (type: string, field: FieldDefinitionNode | InputValueDefinitionNode) => {
    const place = `${type}.${field.name.value}`;
    weigh(place, field.directives);
    if (field.kind !== Kind.FIELD_DEFINITION) return;
    for (const argument of field.arguments ?? [])
      weigh(`${place}.${argument.name.value}`, argument.directives);
    const listSize = field.directives?.find(({ name }) => name.value === names.listSize);
    if (listSize) table.listSizes.set(place, listSizeOf(listSize));
  };
  for (const definition of definitions) {
    if (!('name' in definition) || !definition.name || !('directives' in definition)) continue;
    weigh(definition.name.value, definition.directives as readonly ConstDirectiveNode[]);
    const fields = 'fields' in definition ? (definition.fields ?? []) : [];
    for (const field of fields) visitField(definition.name.value, field);
  }
  return table;
}

function listSizeOf(directive: DirectiveNode): ListSize {
  const { assumedSize, slicingArguments, sizedFields } = valuesOf(directive);
  return {
    ...(typeof assumedSize === 'number' && { assumedSize }),
    slicingArguments: (slicingArguments ?? []) as string[],
    sizedFields: (sizedFields ?? []) as string[],
  };
}

/** The names of both directives in this supergraph: imported as they are or as something else, or with the link's prefix. */
function namesOf(links: readonly DirectiveNode[]): { cost: string; listSize: string } | undefined {
  for (const link of links) {
    const { url, as = 'cost', import: imports = [] } = valuesOf(link);
    if (typeof url !== 'string' || !url.startsWith(COST_SPEC)) continue;
    const imported = new Map(
      (imports as (string | { name: string; as?: string })[]).map((one) =>
        typeof one === 'string' ? [one, one] : [one.name, one.as ?? one.name],
      ),
    );
    return {
      cost: (imported.get('@cost') ?? `@${as}`).slice(1),
      listSize: (imported.get('@listSize') ?? `@${as}__listSize`).slice(1),
    };
  }
  return undefined;
}
