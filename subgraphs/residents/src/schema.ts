import 'reflect-metadata';
import { buildSubgraph, type Subgraph } from '@mrrm/platform/schema/subgraph';
import { access } from './access/table.js';
import { acts } from './agreement/acts.js';
import type { Context } from './context.js';
import { costs } from './costs.js';
import { moments } from './moments.js';
import { references } from './references.js';
import { BreakGlassNoticeResolver, BreakGlassResolver } from './resolvers/break-glass.js';
import { ConsentWritesResolver } from './resolvers/consent-writes.js';
import { OpenRecordsOfResidentResolver, OpenRecordsResolver } from './resolvers/open-records.js';
import { PlacementFactsResolver } from './resolvers/placement-facts.js';
import {
  CentreResolver,
  RepresentedResolver,
  SafeZoneResolver,
  StaffMemberResolver,
} from './resolvers/places.js';
import { PresenceCheckResolver } from './resolvers/presence-check.js';
import { RecordKeepingResolver } from './resolvers/record-keeping.js';
import {
  AbsenceResolver,
  BasicAssistanceResolver,
  ConsentInForceResolver,
  ConsentResolver,
  HouseholdResolver,
  LegalRepresentativeResolver,
  PresenceResolver,
  VulnerabilityResolver,
} from './resolvers/records.js';
import { RegistrationResolver } from './resolvers/registration.js';
import { ResidentResolver } from './resolvers/resident.js';
import { ResidentCohortResolver } from './resolvers/resident-cohort.js';
import { SharingResolver } from './resolvers/sharing.js';
import { StayResolver } from './resolvers/stay.js';
import { ViewerResolver } from './resolvers/viewer.js';
import { ActsOfViewerResolver } from './resolvers/viewer-acts.js';
import { ViewerQueryResolver } from './types/viewer.js';

/** Builds this slice's subgraph: its executable schema and its SDL. */
export const buildSlice = (): Promise<Subgraph> =>
  buildSubgraph<Context>({
    resolvers: [
      SharingResolver,
      AbsenceResolver,
      BasicAssistanceResolver,
      BreakGlassNoticeResolver,
      BreakGlassResolver,
      CentreResolver,
      ConsentInForceResolver,
      ConsentResolver,
      ConsentWritesResolver,
      HouseholdResolver,
      LegalRepresentativeResolver,
      OpenRecordsOfResidentResolver,
      OpenRecordsResolver,
      PlacementFactsResolver,
      PresenceCheckResolver,
      PresenceResolver,
      RecordKeepingResolver,
      RegistrationResolver,
      RepresentedResolver,
      ResidentCohortResolver,
      ResidentResolver,
      SafeZoneResolver,
      StaffMemberResolver,
      StayResolver,
      ActsOfViewerResolver,
      ViewerQueryResolver,
      ViewerResolver,
      VulnerabilityResolver,
    ],
    references,
    access,
    acts,
    costs,
    moments,
  });
