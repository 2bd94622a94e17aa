import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { findAbsencesOf } from '../repository/absence.js';
import {
  countBasicAssistance,
  findBasicAssistance,
  findBasicAssistancePages,
} from '../repository/basic-assistance.js';
import { countAwaitedConsents, findAwaitedConsents, findConsents } from '../repository/consent.js';
import {
  countPresences,
  findLatestPresences,
  findPresencePages,
  findPresences,
} from '../repository/presence.js';
import { findLegalRepresentatives, findRepresentations } from '../repository/representation.js';
import { findStays } from '../repository/stay.js';
import { findVulnerabilities } from '../repository/vulnerability.js';
import {
  basicAssistance,
  consent,
  legalRepresentative,
  presence,
  representation,
  vulnerability,
} from '../tables.js';
import { type Ids, idOf, parentIdOf, residentIdOf } from './keys.js';

/** What is on record about residents. */
export const recordLoaders = (request: Request) => ({
  presence: loadOne((ids: Ids) => findPresences(request, isOneOf(presence.id, ids)), idOf),
  latestPresence: loadOne((ids: Ids) => findLatestPresences(request, ids), residentIdOf),
  absenceOfResident: loadOne((ids: Ids) => findAbsencesOf(request, ids), residentIdOf),
  presencePages: keyedLoaders((page: Page) =>
    loadMany((ids: Ids) => findPresencePages(request, ids, page), residentIdOf),
  ),
  presenceCount: loadOne((ids: Ids) => countPresences(request, ids), parentIdOf),
  basicAssistance: loadOne(
    (ids: Ids) => findBasicAssistance(request, isOneOf(basicAssistance.id, ids)),
    idOf,
  ),
  basicAssistancePages: keyedLoaders((page: Page) =>
    loadMany((ids: Ids) => findBasicAssistancePages(request, ids, page), residentIdOf),
  ),
  basicAssistanceCount: loadOne((ids: Ids) => countBasicAssistance(request, ids), parentIdOf),
  staysOfResident: loadMany((ids: Ids) => findStays(request, ids), residentIdOf),
  consent: loadOne((ids: Ids) => findConsents(request, isOneOf(consent.id, ids)), idOf),
  consentsOfResident: loadMany(
    (ids: Ids) => findConsents(request, isOneOf(consent.residentId, ids)),
    residentIdOf,
  ),
  awaitedConsentPages: keyedLoaders((page: Page) =>
    loadMany((ids: Ids) => findAwaitedConsents(request, ids, page), parentIdOf),
  ),
  awaitedConsentCount: loadOne((ids: Ids) => countAwaitedConsents(request, ids), parentIdOf),
  vulnerability: loadOne((ids: Ids) => findVulnerabilities(request, isOneOf(vulnerability.id, ids)), idOf),
  vulnerabilitiesOfResident: loadMany(
    (ids: Ids) => findVulnerabilities(request, isOneOf(vulnerability.residentId, ids)),
    residentIdOf,
  ),
  legalRepresentative: loadOne(
    (ids: Ids) => findLegalRepresentatives(request, isOneOf(legalRepresentative.id, ids)),
    idOf,
  ),
  representationsOfResident: loadMany(
    (ids: Ids) => findRepresentations(request, isOneOf(representation.residentId, ids)),
    residentIdOf,
  ),
});
