import type { Query } from '@mrrm/platform/database/database';
import { sql } from 'drizzle-orm';
import { resident } from '../../register/table.js';
import { STAGING } from '../repository/staged.js';

/**
 * What the owner of a place has confirmed of somebody on record holds of it for the next one too: a centre whose agreements are known, and
 * a zone of it in which somebody verified lives. Others stay UNVERIFIED until the slice has asked, a hundred in each round.
 */
export const verifyStaged = (query: Query) =>
  query.execute(sql`update ${sql.raw(STAGING)} as staged set verification = 'VERIFIED'
    where exists (select from residents.known_agreement where known_agreement.place = staged.centre_id)
      and (safe_zone_id is null or exists (select from ${resident} where ${resident.centreId} = staged.centre_id
        and ${resident.safeZoneId} = staged.safe_zone_id and ${resident.verification} = 'VERIFIED'))`);
