import 'reflect-metadata';
import { valueListsOfSlice } from '@mrrm/platform/labels/feature';
import { joinFeatures } from '@mrrm/platform/schema/feature';
import { roles } from '@mrrm/platform/wire/roles';
import { groups } from './access/groups.js';
import { duty } from './duty/feature.js';
import { figures } from './figures/feature.js';
import { handover } from './handover/feature.js';
import { people } from './people/feature.js';
import { pointers } from './pointers.js';
import { rota } from './rota/feature.js';
import { viewer } from './viewer/feature.js';

/** All that the features of this slice bring. It is kept jointly; a row belongs to the employer. */
export const features = joinFeatures({ slice: 'staff', owner: 'JOINT', roles, groups }, [
  pointers,
  people,
  rota,
  duty,
  handover,
  figures,
  viewer,
  valueListsOfSlice('staffValueLists', 25),
]);
