import type { GroupRule } from '@mrrm/platform/access/table';
import { signInGroup } from '@mrrm/platform/viewer/viewer';
import { CARE_TEAM, EVERYBODY, KEEPERS } from '@mrrm/platform/wire/roles';

/** The groups of several features; one that a single feature uses stands in its `access.ts`. */
export const groups: Record<string, GroupRule> = {
  ...signInGroup(EVERYBODY),
  PLAIN: {
    description: 'Pages, payloads and keys of other owners: nothing about a person.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
    always: true,
  },
  ROTA: {
    description: 'Which shifts run where, and how well they are covered; not by whom.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
  },
  DIRECTORY: {
    description:
      'Who works at a centre, as what, in which languages, and on which shift; to a partner its own people.',
    personal: false,
    roles: [...CARE_TEAM, 'PARTNER_APPLICATION', 'DATA_PROTECTION_OFFICER', 'SERVICE'],
    across: 'OPEN',
    among: KEEPERS,
    outside: 'OWN',
  },
};
