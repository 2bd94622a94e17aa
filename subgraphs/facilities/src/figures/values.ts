import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';
import type { IndicatorCode } from '../standards/values.js';

/** What is added up of premises in an edition. The definitions are those by which it is added up. */
export const FacilityMeasure = describedList(
  'FacilityMeasure',
  'What is added up of centres, at the last moment of each day by their own clock. Each part is told day by day as well; what speaks of 1 to 10 people is in none of them.',
  labels.FacilityMeasure,
  {
    OCCUPANCY_DAYS:
      'Days of a centre, by whether more residents had a bed than the centre had usable places, or nominal ones where usable places are not on record.',
    BED_NIGHTS:
      'Residents who had a bed, added up over the days on which the places are on record, and on which those residents were nobody or more than ten. Divided by the places of the same days it is how full a centre was.',
    NOMINAL_PLACES: 'Nominal places, added up over the same days.',
    USABLE_PLACES:
      'Usable places, or nominal ones where usable places are not on record, added up over the same days.',
    PLACED_AT_END: 'Residents who had a bed at the end of the period.',
    NOMINAL_AT_END: 'Nominal places at the end of the period.',
    USABLE_AT_END:
      'Usable places at the end of the period, or nominal ones where usable places are not on record.',
    TOILET_DAYS:
      'Days of a centre, by whether the persons per working toilet met the indicator TOILET_RATIO that was in force there.',
    PERSONS_AT_TOILETS:
      'Persons, by the beds or by a headcount, whichever is more, added up over the days on which it is known of every toilet whether it worked. Divided by the working toilets of the same days it is the persons per working toilet.',
    WORKING_TOILETS: 'Working toilets, added up over the same days.',
    STANDARDS_AT_END:
      'Results at the end of the period: one for each centre and indicator that was in force there and that rests on what is known of premises.',
  },
);
export type FacilityMeasure = keyof typeof FacilityMeasure;

export const FacilityDimension = describedList(
  'FacilityDimension',
  'By what days and results of centres are told apart.',
  labels.FacilityDimension,
  {
    CENTRE: 'The centre.',
    FILLING: 'How full it was.',
    STANDING: 'Whether the standard was met.',
    INDICATOR: 'The indicator, by its code.',
  },
);
export type FacilityDimension = keyof typeof FacilityDimension;

/** Indicators of `compliance` that rest on what this slice knows, in the order in which people should find them. */
export const INDICATORS: readonly string[] = [
  'TOILET_RATIO',
  'TOILET_RATIO_EASO',
  'SHOWER_RATIO',
  'SHOWER_RATIO_EASO',
  'SPACE_BEDROOM',
  'HEIGHT_BEDROOM',
  'LIVING_SPACE',
  'SITE_AREA',
  'PRIVATE_ROOM',
  'WATER',
  'MEALS_ADULT',
  'MEALS_CHILD',
] satisfies IndicatorCode[];

/** Kinds of places in which a group of residents slept. */
export const CohortPlace = describedList(
  'CohortPlace',
  'Where people slept: in which kind of safe zone, or in none. Who slept in several is counted in each.',
  labels.CohortPlace,
  {
    UNACCOMPANIED_CHILDREN: 'In a safe zone for unaccompanied and separated children (UASC).',
    FAMILIES: 'In a safe zone for families.',
    ADULTS: 'In a safe zone for adults.',
    MIXED: 'In a safe zone for several groups.',
    OUTSIDE_ZONES: 'In a room of a centre that lies in no safe zone.',
  },
);
export type CohortPlace = keyof typeof CohortPlace;
