import type { Feature } from '@mrrm/platform/schema/feature';
import { foldNames } from './repository/fold.js';

/** By what a name is found under any spelling and in any script. */
export const names: Feature = { name: 'names', resolvers: [], chores: { foldNames } };
