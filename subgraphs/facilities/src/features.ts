import 'reflect-metadata';
import { valueListsOfSlice } from '@mrrm/platform/labels/feature';
import { joinFeatures } from '@mrrm/platform/schema/feature';
import { roles } from '@mrrm/platform/wire/roles';
import { groups } from './access/groups.js';
import { PREMISES_OWNER } from './access/owner.js';
import { agreement } from './agreement/feature.js';
import { compliance } from './compliance/feature.js';
import { figures } from './figures/feature.js';
import { information } from './information/feature.js';
import { keeping } from './keeping/feature.js';
import { placement } from './placement/feature.js';
import { pointers } from './pointers.js';
import { premises } from './premises/feature.js';
import { standards } from './standards/feature.js';
import { viewer } from './viewer/feature.js';
import { works } from './works/feature.js';

/** All that the features of this slice bring. */
export const features = joinFeatures({ slice: 'facilities', owner: PREMISES_OWNER, roles, groups }, [
  pointers,
  premises,
  agreement,
  standards,
  placement,
  compliance,
  figures,
  works,
  keeping,
  information,
  viewer,
  valueListsOfSlice('facilityValueLists', 50),
]);
