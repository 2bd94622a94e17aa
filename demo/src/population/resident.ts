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
  arrivedAt: number;
  departedAt: number | null;
  departureReason: DepartureReason | null;
  caseManager: StaffMember;
}

/** Whether somebody is an unaccompanied or separated child. */
export const isChildAlone = ({ familySituation }: Resident): boolean =>
  familySituation === 'UNACCOMPANIED' || familySituation === 'SEPARATED';

/** The end of the stay, or of the history while it lasts. */
export const stayEnd = (resident: Resident, historyEnd: number): number => resident.departedAt ?? historyEnd;
