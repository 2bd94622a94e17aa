import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const IdentityDocumentType = describedList(
  'IdentityDocumentType',
  'What kind of document says who somebody is.',
  labels.IdentityDocumentType,
  {
    PASSPORT: 'A passport, or a travel document in its place.',
    IDENTITY_CARD: 'A national identity card.',
    BIRTH_CERTIFICATE: 'A certificate of birth, or an extract of a register of births.',
    FAMILY_BOOK: 'A family book, or another document of a family.',
    RESIDENCE_PERMIT: 'A permit to stay, of any State.',
    REGISTRATION_CARD: 'A card of an asylum seeker or refugee, of any State or organisation.',
    OTHER: 'Another document.',
  },
);
export type IdentityDocumentType = keyof typeof IdentityDocumentType;

export const DocumentSeen = describedList(
  'DocumentSeen',
  'What was seen of a document.',
  labels.DocumentSeen,
  {
    ORIGINAL: 'The document itself.',
    COPY: 'A copy or a picture of it.',
    DECLARED: 'Nothing: somebody said what stands in it.',
  },
);
export type DocumentSeen = keyof typeof DocumentSeen;

export const PhotoContentType = describedList(
  'PhotoContentType',
  'The form in which a photo is kept.',
  labels.PhotoContentType,
  { JPEG: 'image/jpeg.', PNG: 'image/png.', WEBP: 'image/webp.' },
);
export type PhotoContentType = keyof typeof PhotoContentType;

export const PhotoConsent = describedList(
  'PhotoConsent',
  'On whose word a photo is kept; without one none is.',
  labels.PhotoConsent,
  {
    RESIDENT: 'The resident agreed.',
    LEGAL_REPRESENTATIVE: 'Who represents the resident in law agreed.',
    CAREGIVER: 'A parent or caregiver agreed.',
    LAW: 'The law asks for it, and nobody was asked.',
  },
);
export type PhotoConsent = keyof typeof PhotoConsent;
