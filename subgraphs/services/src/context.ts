import type { Context as ContextOf } from '@mrrm/platform/context';
import type { Loaders } from './loaders.js';

/** What a resolver of this slice gets. */
export type Context = ContextOf<Loaders>;
