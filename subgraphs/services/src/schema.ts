import 'reflect-metadata';
import { buildSubgraph, type Subgraph } from '@mrrm/platform/schema/subgraph';
import { access } from './access/table.js';
import { acts } from './agreement/acts.js';
import type { Context } from './context.js';
import { costs } from './costs.js';
import { moments } from './moments.js';
import { references } from './references.js';
import { CarePlanResolver, InterpreterBookingResolver } from './resolvers/care-plan.js';
import { AttendanceResolver, GroupActivityResolver } from './resolvers/group-activity.js';
import { OpenServicesOfResidentResolver, OpenServicesResolver } from './resolvers/open-services.js';
import {
  CentreResolver,
  ResidentCohortResolver,
  ResidentResolver,
  StaffMemberResolver,
} from './resolvers/others.js';
import { ReferralResolver } from './resolvers/referral.js';
import { ServiceOfferResolver, ServiceRequestResolver, SessionResolver } from './resolvers/service.js';
import { SharingResolver } from './resolvers/sharing.js';
import { ActsOfViewerResolver } from './resolvers/viewer-acts.js';
import { ResidentCohort } from './types/resident-cohort.js';
import { ViewerQueryResolver } from './types/viewer.js';

/** Builds this slice's subgraph: its executable schema and its SDL. */
export const buildSlice = (): Promise<Subgraph> =>
  buildSubgraph<Context>({
    resolvers: [
      SharingResolver,
      AttendanceResolver,
      CarePlanResolver,
      CentreResolver,
      GroupActivityResolver,
      InterpreterBookingResolver,
      OpenServicesOfResidentResolver,
      OpenServicesResolver,
      ReferralResolver,
      ResidentCohortResolver,
      ResidentResolver,
      ServiceOfferResolver,
      ServiceRequestResolver,
      SessionResolver,
      StaffMemberResolver,
      ActsOfViewerResolver,
      ViewerQueryResolver,
    ],
    references,
    access,
    acts,
    costs,
    moments,
    // No field of this slice leads to a cohort: the residents' owner does.
    orphanedTypes: [ResidentCohort],
  });
