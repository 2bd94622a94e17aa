import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../../context.js';
import type { Limits } from '../options.js';
import { costOf } from './cost.js';
import { type CostTable, readCostTable } from './table.js';

const written = new Intl.NumberFormat('en');

/**
 * Refuses an operation whose cost, with its variables, is beyond the budget, before it is planned.
 * @param supergraph the text of the supergraph in force; its table is made once for each text
 */
export function costLimit(limits: Limits, supergraph: () => string): ApolloServerPlugin<GatewayContext> {
  let table: CostTable | undefined;
  let of: string | undefined;
  const tableInForce = () => {
    const text = supergraph();
    if (table === undefined || text !== of) {
      table = readCostTable(text);
      of = text;
    }
    return table;
  };
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          if (!operation) return;
          const cost = unlessUnfit(() =>
            costOf({
              schema,
              document,
              operation,
              variables: request.variables ?? {},
              table: tableInForce(),
              assumedListSize: limits.assumedListSize,
            }),
          );
          if (cost === undefined || cost <= limits.cost) return;
          const budget = written.format(limits.cost);
          throw new GraphQLError(
            `The operation can cost ${written.format(cost)}; the budget of one operation is ${budget}. Ask for shorter pages.`,
            { extensions: { code: 'TOO_EXPENSIVE', http: { status: 400 } } },
          );
        },
      };
    },
  };
}

/** Variables that fit no place of the operation have no cost: they are refused next, with the place. */
function unlessUnfit(cost: () => number | undefined): number | undefined {
  try {
    return cost();
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}
