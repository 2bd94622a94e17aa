// Hive Gateway in front of the slices, each behind the sidecar: docs/scale.md. SUPERGRAPH is the file that has the sidecar's addresses,
// ROUTER_KEY the secret that the sidecar knows this router by.
import { randomUUID } from 'node:crypto';

/** What the sidecar needs of a client's request. Without the first two nobody is served; without the next two no slice is. */
const FORWARDED = ['authorization', 'x-purpose', 'x-on-behalf-of', 'x-on-behalf-reach', 'x-request-id'];

/** One identifier for all that is asked for one operation: the owners' audits show by it what belongs together. */
const identifiers = new WeakMap();
const identifierOf = (request) => {
  if (!identifiers.has(request)) identifiers.set(request, randomUUID());
  return identifiers.get(request);
};

/**
 * Hive tells of an entity that one owner names and another does not show to this person (`Cannot return null for non-nullable field`).
 * What is hidden is the same as absent: the null stands, and what slices and sidecar say of a null always has a code.
 */
const tellsHidden = ({ message, extensions }) =>
  !extensions?.code && message.startsWith('Cannot return null for non-nullable field');

/** Leaves the errors as slices and sidecar tell them: Hive adds the name of a slice. */
const asTold = (result) => {
  if (!result?.errors) return;
  const errors = result.errors.filter((error) => !tellsHidden(error));
  for (const { extensions } of errors) if (extensions) delete extensions.serviceName;
  if (errors.length > 0) result.errors = errors;
  else delete result.errors;
};

export const gatewayConfig = {
  supergraph: process.env.SUPERGRAPH,
  // Hive merges equal requests to a slice that are under way. These headers are part of what it compares, so the requests of two people
  // are never equal. What is set later, in a hook of `onFetch`, is not.
  propagateHeaders: {
    fromClientToSubgraphs: ({ request, context }) => ({
      ...Object.fromEntries(FORWARDED.map((name) => [name, request.headers.get(name) ?? undefined])),
      'x-router-key': process.env.ROUTER_KEY,
      'x-router-operation-id': identifierOf(request),
      'x-router-operation-name': context.params?.operationName,
    }),
  },
  plugins: () => [{ onResultProcess: ({ result }) => void asTold(result) }],
  // A slice's words about a null are the slice's own: Hive would write others over them.
  maskedErrors: false,
  landingPage: false,
  graphiql: false,
};
