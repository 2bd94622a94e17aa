import { sharingResolver } from '@mrrm/platform/agreement/sharing-resolver';
import { Centre, Organisation } from '../../pointers.js';
import { ServiceFieldGroup } from '../values.js';

/** The annex of an SOP on data: what its owner opens of services to the other parties. */
export const SharingResolver = sharingResolver(
  { type: 'ServiceSharing', field: 'serviceSharing', records: 'Services' },
  { place: () => Centre, organisation: () => Organisation, fieldGroups: ServiceFieldGroup },
);
