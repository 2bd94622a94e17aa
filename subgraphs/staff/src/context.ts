import type { RequestContext } from '@mrrm/platform/context';
import type { Loaders } from './loaders.js';

/** What a resolver of this slice gets. */
export type Context = RequestContext<Loaders>;

/** What a repository needs of a request: who asks, when, and the way to the database. */
export type Request = Omit<RequestContext, 'loaders'>;
