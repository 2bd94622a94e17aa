import type { Feature } from '@mrrm/platform/schema/feature';
import { departureAccess } from './access.js';
import { DepartureResolver } from './resolvers/depart.js';
import { OpenRecordsOfResidentResolver, OpenRecordsResolver } from './resolvers/open-records.js';
import { UndoneDeparturesOfResidentResolver } from './resolvers/undone-departures.js';

/** The end of a stay: it closes the series of checks, and shows what is on record and not over; and its taking back. */
export const departure: Feature = {
  name: 'departure',
  resolvers: [
    DepartureResolver,
    OpenRecordsOfResidentResolver,
    OpenRecordsResolver,
    UndoneDeparturesOfResidentResolver,
  ],
  access: departureAccess,
  costs: { lists: { 'OpenRecords.consents': 20, 'Resident.undoneDepartures': 2 } },
};
