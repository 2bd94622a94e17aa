import { openAsOwner as open } from '@mrrm/platform/database/owners-command';

export type { OwnersCommand } from '@mrrm/platform/database/owners-command';

/** A command of the owner of this slice's tables. @param name of the command, for the audit @throws Error as the platform's does */
export const openAsOwner = (name: string, environment: NodeJS.ProcessEnv) =>
  open({ slice: 'residents', organisation: 'STATE' }, name, environment);
