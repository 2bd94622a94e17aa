import type { Request } from '@mrrm/platform/context';
import { assistanceLoaders } from './assistance/loaders.js';
import { caseLoaders } from './case/loaders.js';
import { listLoaders } from './lists/loaders.js';
import { openingLoaders } from './opening/loaders.js';
import { presenceLoaders } from './presence/loaders.js';
import { registerLoaders } from './register/loaders.js';
import { representationLoaders } from './representation/loaders.js';

/** A request's batches: whatever is reached from many rows costs one statement. */
export const makeLoaders = (request: Request) => ({
  ...registerLoaders(request),
  ...presenceLoaders(request),
  ...caseLoaders(request),
  ...assistanceLoaders(request),
  ...representationLoaders(request),
  ...openingLoaders(request),
  ...listLoaders(request),
});

export type Loaders = ReturnType<typeof makeLoaders>;
