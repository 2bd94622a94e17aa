import { openAsOwner } from '@mrrm/platform/database/owners-command';
import { runStatistics } from '@mrrm/platform/statistics/command';
import { PREMISES_OWNER } from '../access/owner.js';
import { counted } from './statistics.js';

await runStatistics(counted, (name, environment) =>
  openAsOwner({ slice: 'facilities', organisation: PREMISES_OWNER }, name, environment),
);
