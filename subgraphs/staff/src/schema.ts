import 'reflect-metadata';
import { buildSubgraph, type Subgraph } from '@mrrm/platform/schema/subgraph';
import { access } from './access/table.js';
import { acts } from './agreement/acts.js';
import type { Context } from './context.js';
import { costs } from './costs.js';
import { moments } from './moments.js';
import { references } from './references.js';
import { DutyResolver } from './resolvers/duty.js';
import { HandoverResolver } from './resolvers/handover.js';
import { OrganisationResolver, StaffMemberResolver } from './resolvers/people.js';
import { CentreResolver, SafeZoneResolver } from './resolvers/places.js';
import { ShiftAssignmentResolver, ShiftResolver } from './resolvers/shift.js';
import { ViewerResolver } from './resolvers/viewer.js';
import { ActsOfViewerResolver } from './resolvers/viewer-acts.js';
import { ViewerQueryResolver } from './types/viewer.js';

/** Builds this slice's subgraph: its executable schema and its SDL. */
export const buildSlice = (): Promise<Subgraph> =>
  buildSubgraph<Context>({
    resolvers: [
      CentreResolver,
      DutyResolver,
      HandoverResolver,
      OrganisationResolver,
      SafeZoneResolver,
      ShiftAssignmentResolver,
      ShiftResolver,
      StaffMemberResolver,
      ActsOfViewerResolver,
      ViewerQueryResolver,
      ViewerResolver,
    ],
    references,
    access,
    acts,
    costs,
    moments,
  });
