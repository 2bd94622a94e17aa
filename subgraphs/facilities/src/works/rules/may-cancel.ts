import type { Actor } from '@mrrm/platform/wire/actor';
import { PREMISES_OWNER } from '../../access/owner.js';

/** Whether somebody may call a work off: for the owner of the premises, or for who asked for it. */
export const mayCancelWork = ({ organisation }: Actor, requestedBy: string): boolean =>
  organisation === PREMISES_OWNER || organisation === requestedBy;
