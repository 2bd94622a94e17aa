import { GraphQLError, isAbstractType, isObjectType, type ValidationRule } from 'graphql';
import { type PlannedFields, readPlannedFields } from './planned-fields.js';

/** What tells a planner and a client of which type an object is. */
const TYPENAME = '__typename';

/**
 * Makes the validation rule that refuses an alias which is the name of another field that a planner asks for by itself: the
 * key of an entity, or what one owner's field requires of another. The planner of `@apollo/gateway` adds it under its own
 * name, where it merges with what the client renamed: the client would read an identifier in place of a name or of nothing
 * (https://github.com/apollographql/federation/issues/3036).
 * @param supergraph the text of the supergraph in force; it is read once for each text
 */
export function noAliasOfAKey(supergraph: () => string): ValidationRule {
  let keys: PlannedFields = new Map();
  let of: string | undefined;
  const keysInForce = () => {
    const text = supergraph();
    if (text !== of) keys = readPlannedFields(text);
    of = text;
    return keys;
  };
  return (context) => ({
    Field(node) {
      const alias = node.alias?.value;
      const parent = context.getParentType();
      if (!alias || alias === node.name.value || !parent) return;
      const types = isAbstractType(parent) ? context.getSchema().getPossibleTypes(parent) : [parent];
      const type = types.find(({ name }) => alias === TYPENAME || keysInForce().get(name)?.has(alias));
      if (!type || !isObjectType(type)) return;
      const message = `"${alias}" is the name of another field of "${type.name}" by which the graph puts its parts together, so "${node.name.value}" cannot be called so: write "${node.name.value}" without an alias, or with another one.`;
      context.reportError(new GraphQLError(message, { nodes: node }));
    },
  });
}
