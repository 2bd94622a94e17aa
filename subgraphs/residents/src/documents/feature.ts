import type { Feature } from '@mrrm/platform/schema/feature';
import { documentAccess } from './access.js';
import { DocumentResolver, DocumentsOfResidentResolver } from './resolvers/documents.js';
import { PhotoResolver, PhotosOfResidentResolver } from './resolvers/photo.js';

/** Documents that say who somebody is, and where the photo is kept. */
export const documents: Feature = {
  name: 'documents',
  resolvers: [DocumentsOfResidentResolver, DocumentResolver, PhotosOfResidentResolver, PhotoResolver],
  access: documentAccess,
  costs: { lists: { 'Resident.identityDocuments': 3, 'Resident.photos': 2 } },
};
