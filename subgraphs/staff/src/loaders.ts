import { batchesOf } from '@mrrm/platform/reading/loaders';
import { dutyLoaders } from './duty/loaders.js';
import { handoverLoaders } from './handover/loaders.js';
import { peopleLoaders } from './people/loaders.js';
import { rotaLoaders } from './rota/loaders.js';

/** A request's batches: whatever is reached from many rows costs one statement. */
export const makeLoaders = batchesOf(peopleLoaders, rotaLoaders, dutyLoaders, handoverLoaders);

export type Loaders = ReturnType<typeof makeLoaders>;
