import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { Counts } from '@mrrm/platform/counting/counts';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../../context.js';
import type { Limits } from '../options.js';
import { retryAfter } from '../request-rate.js';
import { costOf } from './cost.js';
import { CostOfAMinute } from './minute.js';
import { type CostTable, readCostTable } from './table.js';

const written = new Intl.NumberFormat('en');

/**
 * Refuses an operation whose cost, with its variables, is beyond the budget of one, or beyond what is left of the person's
 * minute, before it is planned.
 * @param supergraph the text of the supergraph in force; its table is made once for each text
 */
export function costLimit(
  counts: Counts,
  limits: Limits,
  supergraph: () => string,
): ApolloServerPlugin<GatewayContext> {
  let table: CostTable | undefined;
  let of: string | undefined;
  const minute = new CostOfAMinute(counts, limits);
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
      let known = 0;
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
          known = cost ?? 0;
          if (known <= limits.cost) return;
          const budget = written.format(limits.cost);
          throw new GraphQLError(
            `The operation can cost ${written.format(known)}; the budget of one operation is ${budget}. Ask for shorter pages.`,
            { extensions: { code: 'TOO_EXPENSIVE', http: { status: 400 } } },
          );
        },
        // Once every check of the operation has passed: what another check refuses costs nothing.
        async responseForOperation({ contextValue: { actor, shares } }) {
          const { fits, ...share } = await minute.take(actor, known);
          shares.cost = share;
          if (fits) return null;
          const [cost, left, budget] = [known, share.left, share.quota].map(written.format);
          const message = `This operation can cost ${cost}; of your ${budget} a minute ${left} are left. Wait as long as retry-after says, or ask for shorter pages and fewer lists.`;
          const singleResult = { errors: [{ message, extensions: { code: 'RATE_LIMITED' } }] };
          const headers = new HeaderMap([['retry-after', retryAfter(share.milliseconds)]]);
          return { http: { status: 429, headers }, body: { kind: 'single', singleResult } };
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
