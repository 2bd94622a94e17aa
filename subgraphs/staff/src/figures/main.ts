import { openAsOwner } from '@mrrm/platform/database/owners-command';
import { runStatistics } from '@mrrm/platform/statistics/command';
import { counted } from './statistics.js';

await runStatistics(counted, (name, environment) =>
  openAsOwner({ slice: 'staff', organisation: 'JOINT' }, name, environment),
);
