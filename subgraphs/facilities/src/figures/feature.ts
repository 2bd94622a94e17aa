import type { Feature } from '@mrrm/platform/schema/feature';
import { statisticsOf } from '@mrrm/platform/statistics/feature';
import { told } from './statistics.js';

/** Numbers of premises. */
export const figures: Feature = { name: 'figures', ...statisticsOf(told) };
