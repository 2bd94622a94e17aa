import { type ApolloServerPlugin, type BaseContext, HeaderMap } from '@apollo/server';
import {
  type ASTNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getNamedType,
  getVariableValues,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

type Format = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * Apollo Server plugin: refuses variables that do not fit the operation, with one error for each of them. The libraries stop
 * after 50 errors or, in Apollo Gateway, after none, and each error repeats the value: some thousand wrong names in one
 * object would be answered with as many copies of it.
 * @param format what makes an error fit for the wire: these errors do not come through the server's own
 */
export function variablesFit<Context extends BaseContext>(format: Format): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ schema, document, operation, request }) {
          const errors = faultsOfVariables(schema, document, operation, request.variables ?? {});
          if (errors.length === 0) return null;
          return {
            http: { status: 400, headers: new HeaderMap() },
            body: {
              kind: 'single',
              singleResult: { errors: errors.map((error) => format(error.toJSON(), error)) },
            },
          };
        },
      };
    },
  };
}

/**
 * What is wrong with the values of an operation's variables, at most one error for each, with code BAD_USER_INPUT. A null for
 * an argument that has a default and takes none is among it: graphql-js finds that only while it executes, without a code.
 */
export function faultsOfVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  values: Record<string, unknown>,
): GraphQLError[] {
  const errors: GraphQLError[] = [];
  const nulls = new Set<string>();
  for (const definition of operation.variableDefinitions ?? []) {
    const { coerced, errors: found } = getVariableValues(schema, [definition], values, {
      maxErrors: 1,
      hideSuggestions: true,
    });
    if (found?.[0]) errors.push(badVariable(found[0]));
    const name = definition.variable.name.value;
    if (coerced?.[name] === null) nulls.add(name);
  }
  return nulls.size > 0 ? [...errors, ...misplacedNulls(schema, document, operation, nulls)] : errors;
}

const badVariable = ({ message, nodes, originalError }: GraphQLError) =>
  new GraphQLError(message, { nodes, originalError, extensions: { code: 'BAD_USER_INPUT' } });

function misplacedNulls(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
  nulls: Set<string>,
): GraphQLError[] {
  const errors = new Map<string, GraphQLError>();
  const types = new TypeInfo(schema);
  const executed = definitions.filter((one) => one === operation || one.kind === Kind.FRAGMENT_DEFINITION);
  visit(
    { kind: Kind.DOCUMENT, definitions: executed },
    visitWithTypeInfo(types, {
      Variable(node, _, parent) {
        const name = node.name.value;
        if (!nulls.has(name) || errors.has(name) || !isNonNullType(types.getInputType())) return;
        const message = `${placeOf(types, parent)} must not be null: leave variable "$${name}" out for the default, or give a value.`;
        errors.set(name, new GraphQLError(message, { nodes: node, extensions: { code: 'BAD_USER_INPUT' } }));
      },
    }),
  );
  return [...errors.values()];
}

function placeOf(types: TypeInfo, parent: ASTNode | readonly ASTNode[] | undefined): string {
  if (parent && 'kind' in parent && parent.kind === Kind.OBJECT_FIELD)
    return `Field "${parent.name.value}" of "${getNamedType(types.getParentInputType())}"`;
  const directive = types.getDirective();
  const place = directive ? `@${directive.name}` : `${types.getParentType()}.${types.getFieldDef()?.name}`;
  return `Argument "${types.getArgument()?.name}" of "${place}"`;
}
