import type { VerifiedReference } from '@mrrm/platform/writing/verification';

/** The pointer of a row to its centre. */
export const centreOfRow: VerifiedReference = { column: 'centre_id', typename: 'Centre' };
