import { type ConstValueNode, type DirectiveNode, valueFromASTUntyped } from 'graphql';

/** The arguments of a directive as it stands in a schema's text, by name; enum values as their names. */
export const valuesOf = (directive: DirectiveNode): Record<string, unknown> =>
  Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [
      name.value,
      valueFromASTUntyped(value as ConstValueNode),
    ]),
  );
