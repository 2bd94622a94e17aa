import type { ApolloServerPlugin } from '@apollo/server';
import type { ErrorCode } from '@mrrm/platform/wire/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context.js';
import { type HxlTags, hashtagAt, readHxlTags } from './hxl-tags.js';
import { rowsOf } from './lines.js';
import { tableOf } from './table.js';

/** Whoever reads a table looks at the status alone. Others are 400. */
const STATUS: Partial<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CONSENT_REQUIRED: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UPSTREAM_UNAVAILABLE: 503,
} satisfies Partial<Record<ErrorCode, number>>;

const NOT_THERE = {
  message: 'There is no such list: something on the way to its rows is absent, or not for you.',
  extensions: { code: 'NOT_FOUND' satisfies ErrorCode },
};

/**
 * Keeps the answer of an operation that is wanted as CSV. What is no table is refused before any slice is asked; with any error there is
 * no table but the errors, since a part of one would be read as the whole.
 * @param supergraph the text of the supergraph in force, which says what a column is
 */
export function csvAnswers(supergraph: () => string): ApolloServerPlugin<GatewayContext> {
  let known: { of: string; tags: HxlTags } | undefined;
  const tagsInForce = () => {
    const of = supergraph();
    if (known?.of !== of) known = { of, tags: readHxlTags(of) };
    return known.tags;
  };
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ contextValue: { csv }, schema, document, operation, request }) {
          if (!csv || !operation) return;
          csv.table = tableOf(schema, document, operation, request.variables ?? {});
          if (csv.hxl)
            csv.hashtags = csv.table.columns.map(({ coordinates }) => hashtagAt(tagsInForce(), coordinates));
        },
        async willSendResponse({ contextValue: { csv }, response }) {
          if (!csv || response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          const { data } = singleResult;
          // Neither is sent as JSON: it is told as a table, or not at all.
          if (data) delete singleResult.data;
          const { errors } = singleResult;
          if (errors?.length) {
            if (data !== undefined) response.http.status = statusOf(errors);
          } else if (csv.table && rowsOf(data, csv.table)) csv.data = data;
          else {
            singleResult.errors = [NOT_THERE];
            response.http.status = statusOf([NOT_THERE]);
          }
        },
      };
    },
  };
}

/** The highest one: that an owner is away says more than that somebody else's field is closed. */
const statusOf = (errors: readonly GraphQLFormattedError[]) =>
  Math.max(...errors.map(({ extensions }) => STATUS[String(extensions?.['code'])] ?? 400));
