import type { ApolloGateway, GatewayConfig } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { variablesInForce } from '../affected-fields.js';
import type { GatewayContext } from '../context.js';
import { isSkippedOrIncluded } from '../projection.js';
import { askLater, type PlanNode } from './later-fetches.js';
import { Shape } from './shape.js';
import { isWalkable, type Walk, walk } from './walk.js';

type GatewayInterface = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];
type Loaded = Awaited<ReturnType<GatewayInterface['load']>>;
type Executor = NonNullable<Loaded['executor']>;
type Asked = Parameters<Executor>[0];
type Resolved = Parameters<NonNullable<GatewayConfig['experimental_didResolveQueryPlan']>>[0];

/** An operation that has been planned and can be carried out here. */
interface Known {
  plan: PlanNode;
  services: Walk['services'];
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  /** Completes the data; absent when the variables decide what is asked. */
  completion?: ReturnType<Shape['completion']>;
}

/** Thrown where Apollo Gateway would begin to carry out a plan that is carried out here. */
const TAKEN = new Error('The plan is carried out elsewhere.');

/**
 * Carries out the plans of Apollo Gateway: it reads and plans an operation when it comes first; from then on its plan is walked
 * here, and the answer shaped by what was worked out once. What is not plain (introspection, conditions of a whole fetch) stays
 * Apollo Gateway's every time.
 */
export class Execution {
  #known = new WeakMap<DocumentNode, Map<string, Known>>();

  /** To be told of each plan before Apollo Gateway carries it out. @throws TAKEN when it need not */
  readonly planned = (resolved: Resolved): void => {
    askLater(resolved);
    const { document, request } = resolved.requestContext;
    const known = knownOf(resolved);
    if (!known) return;
    const ofDocument = this.#known.get(document) ?? new Map<string, Known>();
    this.#known.set(document, ofDocument);
    ofDocument.set(request.operationName ?? '', known);
    throw TAKEN;
  };

  /** Apollo Gateway, with its plans carried out here. */
  instead(gateway: ApolloGateway): GatewayInterface {
    // A plan is good for the supergraph for which it was made.
    gateway.onSchemaLoadOrUpdate(() => {
      this.#known = new WeakMap();
    });
    return {
      onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
      stop: () => gateway.stop(),
      load: async (options) => {
        const { executor } = await gateway.load(options);
        const plan = async (asked: Asked) => {
          try {
            return await executor(asked as never);
          } catch (error) {
            const known = error === TAKEN ? this.#of(asked) : undefined;
            if (known) return answer(known, asked);
            throw error;
          }
        };
        return {
          executor: (asked) => {
            const known = this.#of(asked);
            return known ? answer(known, asked) : plan(asked);
          },
        };
      },
    };
  }

  #of({ document, request }: Asked): Known | undefined {
    return this.#known.get(document)?.get(request.operationName ?? '');
  }
}

async function answer(known: Known, { document, request, context }: Asked) {
  const { plan, services, schema, operation } = known;
  const variables = request.variables ?? {};
  const { data, errors } = await walk({ plan, services, variables, context: context as GatewayContext });
  const complete =
    known.completion ??
    new Shape(schema, operation, document, variablesInForce(operation, variables)).completion();
  if (!known.completion && !isSkippedOrIncluded(document)) known.completion = complete;
  try {
    const completed = complete(data);
    return errors.length > 0 ? { data: completed, errors } : { data: completed };
  } catch (error) {
    return { errors: [new GraphQLError((error as Error).message, { originalError: error as Error })] };
  }
}

function knownOf({ queryPlan, serviceMap, operationContext, requestContext }: Resolved): Known | undefined {
  const { schema, operation } = operationContext;
  const { node } = queryPlan;
  if (!node || node.kind === 'Subscription' || !isWalkable(node, schema)) return undefined;
  if (!isShapable(requestContext.document)) return undefined;
  return { plan: node, services: serviceMap as Known['services'], schema, operation };
}

/** Nothing of the schema itself is asked, and nothing renamed to what an object has of its own. */
function isShapable(document: DocumentNode): boolean {
  let isOurs = true;
  visit(document, {
    Field: ({ name, alias }) => {
      if (/^__(schema|type)$/.test(name.value) || alias?.value === '__proto__') isOurs = false;
    },
  });
  return isOurs;
}
