import { runStatistics } from '@mrrm/platform/statistics/command';
import { openAsOwner } from '../owners-command.js';
import { counted } from './statistics.js';

await runStatistics(counted, openAsOwner);
