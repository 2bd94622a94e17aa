import { runSlice } from '@mrrm/platform/slice';
import { slice } from './slice.js';

await runSlice(slice);
