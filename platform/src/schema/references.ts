import type { Context } from '../context.js';
import { isIdentifier } from '../values/identifiers.js';
import type { ReferenceResolver } from './subgraph.js';

interface RowsById {
  load(id: string): Promise<object | null>;
}

/** Finds an entity by its identifier, in the batch that a request's loaders have for it. */
export const byId =
  <Loaders>(loaderIn: (loaders: Loaders) => RowsById): ReferenceResolver<Context<Loaders>> =>
  ({ id }, { loaders }) =>
    isIdentifier(id) ? loaderIn(loaders).load(id.toLowerCase()) : null;

/** Another owner's entity: only its key is known here, and what hangs on it is checked where it is read. */
export const keyAlone: ReferenceResolver<unknown> = ({ id }) =>
  isIdentifier(id) ? { id: id.toLowerCase() } : null;
