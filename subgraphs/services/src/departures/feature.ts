import type { Feature } from '@mrrm/platform/schema/feature';
import { followStays } from './follow.js';

/** Who has departed, as the owner of the residents tells: what waits for them is shown with that. */
export const departures: Feature = { name: 'departures', resolvers: [], follows: { followStays } };
