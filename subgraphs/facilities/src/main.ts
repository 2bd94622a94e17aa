import { runSlice } from '@mrrm/platform/slice';
import { slice } from './config.js';

await runSlice(slice);
