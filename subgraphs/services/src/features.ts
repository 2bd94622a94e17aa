import 'reflect-metadata';
import { valueListsOfSlice } from '@mrrm/platform/labels/feature';
import { joinFeatures } from '@mrrm/platform/schema/feature';
import { roles } from '@mrrm/platform/wire/roles';
import { groups } from './access/groups.js';
import { activities } from './activities/feature.js';
import { carePlans } from './care-plans/feature.js';
import { catalogue } from './catalogue/feature.js';
import { departures } from './departures/feature.js';
import { figures } from './figures/feature.js';
import { history } from './history/feature.js';
import { interpreters } from './interpreters/feature.js';
import { medicalPayments } from './medical-payments/feature.js';
import { openServices } from './open-services/feature.js';
import { pointers } from './pointers.js';
import { referrals } from './referrals/feature.js';
import { sessions } from './sessions/feature.js';
import { sharing } from './sharing/feature.js';
import { viewer } from './viewer/feature.js';

/** Who reads and does what in this slice. A row belongs to the organisation that gave the service, or that refers. */
export const features = joinFeatures({ slice: 'services', owner: 'IOM', roles, groups }, [
  pointers,
  catalogue,
  sessions,
  activities,
  referrals,
  medicalPayments,
  carePlans,
  interpreters,
  sharing,
  figures,
  departures,
  openServices,
  history,
  viewer,
  valueListsOfSlice('serviceValueLists', 30),
]);
