import type { Dated, Onward } from '../bulk/dated.js';
import { LAST_DAY } from '../moment.js';
import { centres, type Site, sites } from '../premises/centres.js';
import { type Premises, standingBeds } from '../premises/shown.js';
import { dayText, sofia } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';

const FROM = LAST_DAY + 1;
const SOURCE =
  'Assumption of the demonstration: fewer houses are shown than were published, as there are fewer people';

function capacityRow(name: string, centreId: string, shelterId: string | null, nominal: number): Dated {
  const at = sofia(FROM, 0);
  const place = { centre_id: centreId, shelter_id: shelterId, safe_zone_id: null };
  return {
    at,
    row: {
      id: identifierOf(`capacity shown ${name}`, at),
      ...place,
      valid_from: dayText(FROM),
      nominal,
      usable: null,
      surge: null,
      source: SOURCE,
      work_order_id: null,
    },
  };
}

/**
 * How many places there are from 2025 on, where fewer houses are shown than were published: as many as there are beds. The
 * capacities of the past stay as published; safe zones are shown whole, so theirs go on.
 */
export const capacitiesOnward = (premises: Premises): Onward => ({
  *dated(): Generator<Dated> {
    if (premises.isWhole) return;
    const all = [...sites.values()];
    const places = (some: readonly Site[]) =>
      some.reduce((sum, site) => sum + standingBeds(premises, site), 0);
    for (const centre of centres)
      yield capacityRow(centre.code, centre.id, null, places(all.filter((site) => site.centre === centre)));
    for (const site of all)
      if (site.isShelter) yield capacityRow(site.code, site.centre.id, site.id, places([site]));
  },
});
