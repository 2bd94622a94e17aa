import { endSharingWithAgreements } from '@mrrm/platform/agreement/sharing';
import type { Feature } from '@mrrm/platform/schema/feature';
import { access } from './access.js';
import { SharingResolver } from './resolvers/sharing.js';

/** What the owner opens of its records to a party of an SOP. */
export const sharing: Feature = {
  name: 'sharing',
  resolvers: [SharingResolver],
  access,
  chores: { endSharingWithAgreements: endSharingWithAgreements('services') },
  costs: { lists: { 'Centre.serviceSharing': 20 } },
};
