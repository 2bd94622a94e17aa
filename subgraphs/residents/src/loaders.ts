import { batchesOf } from '@mrrm/platform/reading/loaders';
import { assistanceLoaders } from './assistance/loaders.js';
import { caseLoaders } from './case/loaders.js';
import { complaintLoaders } from './complaints/loaders.js';
import { correctionLoaders } from './correction/loaders.js';
import { departureLoaders } from './departure/loaders.js';
import { documentLoaders } from './documents/loaders.js';
import { duplicateLoaders } from './duplicates/loaders.js';
import { entitlementLoaders } from './entitlement/loaders.js';
import { householdLoaders } from './household/loaders.js';
import { kinLoaders } from './kin/loaders.js';
import { listLoaders } from './lists/loaders.js';
import { missingLoaders } from './missing/loaders.js';
import { openingLoaders } from './opening/loaders.js';
import { presenceLoaders } from './presence/loaders.js';
import { procedureLoaders } from './procedure/loaders.js';
import { rectificationLoaders } from './rectification/loaders.js';
import { registerLoaders } from './register/loaders.js';
import { representationLoaders } from './representation/loaders.js';
import { subjectRequestLoaders } from './subject-requests/loaders.js';
import { transferLoaders } from './transfer/loaders.js';

/** A request's batches: whatever is reached from many rows costs one statement. */
export const makeLoaders = batchesOf(
  registerLoaders,
  duplicateLoaders,
  presenceLoaders,
  missingLoaders,
  caseLoaders,
  assistanceLoaders,
  entitlementLoaders,
  complaintLoaders,
  representationLoaders,
  procedureLoaders,
  openingLoaders,
  correctionLoaders,
  rectificationLoaders,
  subjectRequestLoaders,
  listLoaders,
  departureLoaders,
  householdLoaders,
  kinLoaders,
  documentLoaders,
  transferLoaders,
);

export type Loaders = ReturnType<typeof makeLoaders>;
