import type { ReferenceResolver } from '@mrrm/platform/schema/subgraph';
import { isIdentifier } from '@mrrm/platform/values/identifiers';
import type { Context } from './context.js';
import type { Loaders } from './loaders.js';

/** Finds an entity of this slice by the key that another slice or a client sent. */
export const byId =
  (loader: (loaders: Loaders) => { load(id: string): Promise<object | null> }): ReferenceResolver<Context> =>
  async ({ id }, { loaders }) =>
    isIdentifier(id) ? loader(loaders).load(id.toLowerCase()) : null;
