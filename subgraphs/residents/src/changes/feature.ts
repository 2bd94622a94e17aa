import type { Feature } from '@mrrm/platform/schema/feature';
import { changesAccess } from './access.js';
import { ChangeResolver } from './resolvers/change.js';

/** What became of whom, for programs that follow the register and miss nothing. */
export const changes: Feature = {
  name: 'changes',
  resolvers: [ChangeResolver],
  access: changesAccess,
};
