import { randomBytes } from 'node:crypto';
import { actorsAt } from './actors.mjs';
import { access } from './promises/access.mjs';
import { audit } from './promises/audit.mjs';
import { consent } from './promises/consent.mjs';
import { errors } from './promises/errors.mjs';
import { paging } from './promises/paging.mjs';
import { records } from './promises/records.mjs';
import { references } from './promises/references.mjs';
import { registering } from './promises/registering.mjs';
import { transfers } from './promises/transfers.mjs';
import { whole } from './promises/whole.mjs';

/** What whoever answers for the residents has promised to the others. */
export const residents = {
  promises: [
    ...registering,
    ...references,
    ...access,
    ...consent,
    ...audit,
    ...paging,
    ...whole,
    ...records,
    ...transfers,
    ...errors,
  ],
  /** What the promises ask with. @param {{ centre: string, recipient: string, other?: { id: string, code: string } }} given */
  worldOf: ({ centre, recipient, other }) => ({
    actors: actorsAt(centre, recipient, other?.id),
    // The people of one run are found by their number, whoever else lives at the centre.
    prefix: `CONTRACT-${randomBytes(4).toString('hex').toUpperCase()}`,
  }),
};
