import { facts } from '../facts.js';
import { DAY, dayNumber } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';
import { centreByCode } from './centres.js';
import { AIDA, lastDayOf } from './figures.js';

/** What each centre is for since the first report that speaks of it. No change of it was published. */
export const centrePurposeRows = facts.centres.map(({ code, type, occupancy }) => {
  const [first] = Object.keys(occupancy).sort();
  const day = lastDayOf(first!);
  return {
    id: identifierOf(`purpose ${code} ${day}`, dayNumber(day) * DAY),
    centre_id: centreByCode(code).id,
    kind: type,
    valid_from: day,
    source: `${AIDA}, ${first}`,
  };
});
