import { fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { BY_LAW } from '../access/groups.js';
import { residentIdOf } from '../keys.js';
import { KEPT_FIELDS } from '../register/types/kept.js';

const KEEPING = ['CASE_MANAGER', 'CENTRE_MANAGER', 'REGISTRAR', 'COORDINATOR'];

export const documentAccess: FeatureAccess = {
  groups: {
    DOCUMENTS: {
      description:
        'Documents that say who somebody is, with their numbers, and where they are kept: for those of the State who register and represent.',
      personal: true,
      roles: [...KEEPING, 'LEGAL_COUNSELLOR', 'LEGAL_REPRESENTATIVE'],
      across: 'NEVER',
    },
    PHOTOS: {
      description: "Where the owner's store has the photo of somebody: for those of the State who register.",
      personal: true,
      roles: KEEPING,
      across: 'NEVER',
    },
    IDENTIFYING: {
      description: 'Record documents and photos: those of the State who register.',
      personal: false,
      roles: KEEPING,
      across: 'NEVER',
    },
  },
  types: {
    IdentityDocument: {
      base: 'DOCUMENTS',
      person: residentIdOf,
      fields: fieldsOf(
        'DOCUMENTS',
        `${KEPT_FIELDS} type number issuingCountry issuedOn expiresOn seen keptWhere`,
      ),
    },
    Photo: {
      base: 'PHOTOS',
      person: residentIdOf,
      fields: fieldsOf('PHOTOS', `${KEPT_FIELDS} storeKey contentType sha256 takenOn consent`),
    },
  },
  extends: { Resident: fieldsByGroup({ DOCUMENTS: 'identityDocuments', PHOTOS: 'photos' }) },
  mutations: {
    recordIdentityDocument: {
      group: 'IDENTIFYING',
      performsNothing: BY_LAW,
      // As old as a certificate of birth can be, and valid for as long as one is.
      moments: { issuedOn: { back: 120, ahead: 0 }, expiresOn: { back: 60, ahead: 60 } },
    },
    endIdentityDocument: { group: 'IDENTIFYING', performsNothing: BY_LAW },
    recordPhoto: { group: 'IDENTIFYING', performsNothing: BY_LAW, moments: { takenOn: DONE } },
    endPhoto: { group: 'IDENTIFYING', performsNothing: BY_LAW },
  },
  recordInputs: {
    identityDocumentId: { table: 'identity_document', people: ['resident_id'] },
    photoId: { table: 'photo', people: ['resident_id'] },
  },
};
