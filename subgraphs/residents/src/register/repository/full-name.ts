import { sql } from 'drizzle-orm';
import { resident } from '../table.js';

const { givenName, familyName, fatherName, nameOrder } = resident;

/** A whole name in the order in which it is said; `fullNameOf` of a row is the same. */
export const fullName = sql`case ${nameOrder} when 'FAMILY_FIRST' then concat_ws(' ', ${familyName}, ${givenName}, ${fatherName})
  else concat_ws(' ', ${givenName}, ${fatherName}, ${familyName}) end`;
