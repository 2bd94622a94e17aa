import { valueListsOfSlice } from '@mrrm/platform/labels/feature';
import { joinFeatures } from '@mrrm/platform/schema/feature';
import { roles } from '@mrrm/platform/wire/roles';
import { groups } from './access/groups.js';
import { assistance } from './assistance/feature.js';
import { caseManagement } from './case/feature.js';
import { changes } from './changes/feature.js';
import { complaints } from './complaints/feature.js';
import { correction } from './correction/feature.js';
import { departure } from './departure/feature.js';
import { documents } from './documents/feature.js';
import { duplicates } from './duplicates/feature.js';
import { entitlements } from './entitlement/feature.js';
import { figures } from './figures/feature.js';
import { households } from './household/feature.js';
import { importing } from './importing/feature.js';
import { relatives } from './kin/feature.js';
import { lists } from './lists/feature.js';
import { missing } from './missing/feature.js';
import { names } from './names/feature.js';
import { opening } from './opening/feature.js';
import { pointers } from './pointers.js';
import { presence } from './presence/feature.js';
import { procedures } from './procedure/feature.js';
import { rectification } from './rectification/feature.js';
import { register } from './register/feature.js';
import { representation } from './representation/feature.js';
import { retention } from './retention/feature.js';
import { subjectAccess } from './subject-access/feature.js';
import { subjectRequests } from './subject-requests/feature.js';
import { transfers } from './transfer/feature.js';
import { viewer } from './viewer/feature.js';

/** All that this slice is about, tier by tier: a feature knows those above it in this list, and none below. */
export const features = joinFeatures({ slice: 'residents', owner: 'STATE', roles, groups }, [
  pointers,
  register,
  names,
  documents,
  duplicates,
  presence,
  missing,
  caseManagement,
  assistance,
  entitlements,
  complaints,
  representation,
  procedures,
  figures,
  opening,
  correction,
  rectification,
  subjectRequests,
  importing,
  changes,
  lists,
  departure,
  households,
  relatives,
  retention,
  subjectAccess,
  transfers,
  viewer,
  valueListsOfSlice('residentValueLists', 87),
]);
