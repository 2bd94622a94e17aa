import type { Feature } from '@mrrm/platform/schema/feature';
import { correctionAccess } from './access.js';
import { CorrectingResolver } from './resolvers/correct.js';
import { CorrectionsOfResidentResolver } from './resolvers/corrections.js';

/** How what is registered is corrected, and what stood there before. */
export const correction: Feature = {
  name: 'correction',
  resolvers: [CorrectingResolver, CorrectionsOfResidentResolver],
  access: correctionAccess,
};
