import 'reflect-metadata';
import { runEditions } from '@mrrm/platform/statistics/build';
import { counted } from './statistics.js';

await runEditions('facilities', counted);
