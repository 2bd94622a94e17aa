import { sharingResolver } from '@mrrm/platform/agreement/sharing-resolver';
import { Centre, Organisation } from '../../pointers.js';
import { FieldGroup } from '../values.js';

/** The annex of an SOP on data: what its owner opens to the other parties. */
export const SharingResolver = sharingResolver(
  { type: 'ResidentSharing', field: 'residentSharing', records: 'Residents' },
  { place: () => Centre, organisation: () => Organisation, fieldGroups: FieldGroup },
);
