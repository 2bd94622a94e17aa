import type { CastTraits } from '../cast/traits.js';
import type { Centre, Site } from '../premises/centres.js';
import type { SafeZone } from '../premises/safe-zones.js';
import type { DayNumber } from '../seed/calendar.js';
import type { StaffMember } from '../staff/people.js';
import type { DepartureReason } from './stays.js';

/** An invented person, with what the other generators need to know. Moments are milliseconds since 1970. */
export interface Resident {
  /** Position in the population, in the order of arrival: the key of this person's streams of chance. */
  index: number;
  id: string;
  registrationNumber: string;
  givenName: string;
  /** Null for somebody who has one name, as many from Afghanistan do. */
  familyName: string | null;
  /** Of the father; of the cast alone. */
  fatherName?: string | null;
  birthDay: DayNumber;
  birthIsEstimate: boolean;
  sex: 'MALE' | 'FEMALE';
  nationality: string;
  languages: string[];
  familySituation: 'UNACCOMPANIED' | 'SEPARATED' | 'WITH_FAMILY' | 'ADULT_ALONE';
  /** Number of the household, null for who came alone. */
  household: number | null;
  centre: Centre;
  site: Site;
  /** The zone in whose care the resident is; known once the beds are given. */
  zone: SafeZone | null;
  /** Where the resident was in care, in the order of time; known once the beds are given. */
  zones: { at: number; zone: SafeZone | null }[];
  arrivedAt: number;
  /** The end of the stay, if it has come; null while the resident is there. */
  departedAt: number | null;
  departureReason: DepartureReason | null;
  /** The end of the stay as it will be, known from the beginning: it may lie in the future. */
  leavesAt: number;
  leavesBecause: DepartureReason;
  caseManager: StaffMember;
  /** Only of those who stand for a hard case: see `cast/`. */
  cast?: CastTraits;
}

/** Whether somebody is an unaccompanied or separated child. */
export const isChildAlone = ({ familySituation }: Resident): boolean =>
  familySituation === 'UNACCOMPANIED' || familySituation === 'SEPARATED';

/** The end of the stay, or of the history while it lasts. */
export const stayEnd = (resident: Resident, historyEnd: number): number => resident.departedAt ?? historyEnd;

/** A resident as seen from the end of the stay, whenever that is: for what does not depend on the moment at which one looks. */
export const wholeStay = (resident: Resident): Resident => ({
  ...resident,
  departedAt: resident.leavesAt,
  departureReason: resident.leavesBecause,
});
