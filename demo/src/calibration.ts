import { applicantsByYear, facts } from './facts.js';

/**
 * The numbers to which the synthetic population is fitted. What a source published is taken from `facts/`;
 * what nobody published is an assumption and says so. "Children" are unaccompanied or separated children.
 */

const zones2023 = facts.safeZoneSnapshots.find(({ year }) => year === 2023)!;

/** Children who arrive in a year, in proportion. 2020 and 2024 are assumptions: our sources print none for them. */
export const ARRIVALS_BY_YEAR: Readonly<Record<string, number>> = {
  2019: applicantsByYear.get(2019)!,
  2020: 800,
  2021: applicantsByYear.get(2021)!,
  2022: applicantsByYear.get(2022)!,
  2023: applicantsByYear.get(2023)!,
  2024: 2600,
};

/**
 * A population many times the real one arrives evenly over the years instead: in the proportions above, the published
 * beds would not hold it.
 */
export const EVEN_YEARS = {
  fromResidents: 20_000,
  weights: { 2019: 1, 2020: 1, 2021: 1, 2022: 1, 2023: 1, 2024: 1 } as Readonly<Record<string, number>>,
};

/** Arrivals by month against the year's mean. Assumption: the routes are fullest from August to November. */
export const ARRIVALS_BY_MONTH: Readonly<Record<string, number>> = {
  1: 0.65,
  2: 0.6,
  3: 0.65,
  4: 0.7,
  5: 0.8,
  6: 0.9,
  7: 1.1,
  8: 1.35,
  9: 1.45,
  10: 1.45,
  11: 1.3,
  12: 1.05,
};

/** Where children are housed. The two zones of Sofia: IOM Bulgaria's Safe Zones Snapshot 2023 against UNICEF's applicants. */
const sofiaShare = zones2023.unaccompaniedMinorsAccommodated / applicantsByYear.get(2023)!;
export const SHELTER_OF_CHILDREN: Readonly<Record<string, number>> = {
  'VOENNA-RAMPA': sofiaShare * 0.45,
  'OVCHA-KUPEL': sofiaShare * 0.55,
  HARMANLI: (1 - sofiaShare) * 0.86,
  PASTROGOR: (1 - sofiaShare) * 0.08,
  BANYA: (1 - sofiaShare) * 0.06,
};

/** Where adults and families are housed: the published occupancies of 31 December 2024 (AIDA 2024). */
export const SHELTER_OF_OTHERS: Readonly<Record<string, number>> = {
  'OVCHA-KUPEL': 158,
  VRAZHDEBNA: 269,
  'VOENNA-RAMPA': 142,
  HARMANLI: 898,
  PASTROGOR: 35,
  BANYA: 54,
};

/** Days of crowding: the Ombudsman's press of August 2021. So many children arrive at Voenna Rampa in the days before. */
export const CROWDING = {
  day: facts.pressure[0]!.on,
  shelter: facts.pressure[0]!.place,
  days: 12,
  children: facts.pressure[0]!.childrenInZone + facts.pressure[0]!.childrenInGym,
} as const;

/**
 * Who is there on the last night of the past beyond those whom chance leaves there: as many as `ONWARD_STOCK` says, times the
 * scale of the size, so that the days after it go on from what was. They have come in so many days before. Assumption.
 */
export const LAST_NIGHT = { daysOfChildren: 45, daysOfOthers: 150 } as const;

/** Groups by kind, per group that arrives. Assumption: children alone are what this product is for, and most of the data. */
export const GROUPS = { CHILD: 0.83, SIBLINGS: 0.025, FAMILY: 0.045, ADULT: 0.1 } as const;

/** Boys among children: Eurostat 2019 98.1 %; the agency's 30 girls of 3,172 (2021) and 70 of 3,348 (2022). */
export const BOYS = 0.972;

/** Age of children on arrival, in shares: the bands of Eurostat's asylum statistics as the calibration states them. */
export const AGE_BANDS = { FROM_16_TO_17: 0.67, FROM_14_TO_15: 0.22, UNDER_14: 0.11 } as const;

/** Nationality of children by year, in shares; the order is the sources' (Eurostat 2019, SAR 2021 and 2022, UNICEF 2023). */
export const NATIONALITIES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  2019: { AFG: 0.78, IRQ: 0.1, SYR: 0.04, PAK: 0.03, IRN: 0.03, MAR: 0.02 },
  2020: { AFG: 0.72, SYR: 0.12, IRQ: 0.06, IRN: 0.04, PAK: 0.04, MAR: 0.02 },
  2021: { AFG: 0.69, IRN: 0.09, PAK: 0.08, SYR: 0.07, IRQ: 0.05, MAR: 0.02 },
  2022: { SYR: 0.57, AFG: 0.3, MAR: 0.06, IRQ: 0.03, PAK: 0.02, IRN: 0.02 },
  2023: { SYR: 0.59, AFG: 0.25, MAR: 0.09, IRQ: 0.03, PAK: 0.02, IRN: 0.01, SOM: 0.005, ERI: 0.005 },
  2024: { SYR: 0.62, AFG: 0.2, MAR: 0.08, IRQ: 0.03, PAK: 0.02, IRN: 0.02, SOM: 0.015, ERI: 0.015 },
};

/** Days of a child's stay: a tail on a short middle (median 10-20, mean at most 41, 5-10 % under one day, 2-5 % over 120). */
export const CHILD_STAY = { underOneDay: 0.07, median: 19.5, spread: 1.07, longest: 420 } as const;

/** Days of the stay of adults and families: assumption, about a first decision's time. */
export const OTHER_STAY = { median: 75, spread: 0.75, longest: 540 } as const;

/** How a child's stay ends, but for the 18th birthday. Leaving without notice is the most frequent by far (AIDA). */
export const CHILD_DEPARTURES = {
  LEFT_WITHOUT_NOTICE: 0.74,
  TRANSFERRED: 0.1,
  REUNITED_WITH_FAMILY: 0.06,
  FOSTER_OR_RESIDENTIAL_CARE: 0.05,
  VOLUNTARY_RETURN: 0.02,
  OTHER: 0.03,
} as const;

/** How the stay of adults and families ends. Assumption. */
export const OTHER_DEPARTURES = {
  LEFT_WITHOUT_NOTICE: 0.46,
  TRANSFERRED: 0.2,
  VOLUNTARY_RETURN: 0.06,
  REUNITED_WITH_FAMILY: 0.05,
  FOSTER_OR_RESIDENTIAL_CARE: 0,
  OTHER: 0.23,
} as const;

/** Share whose needs were assessed: 0.41 in 2021, 0.50 in 2024 (AIDA); between and before them, assumptions. */
export const NEEDS_ASSESSED: Readonly<Record<string, number>> = {
  2019: 0.47,
  2020: 0.44,
  2021: 0.41,
  2022: 0.46,
  2023: 0.5,
  2024: 0.5,
};

/** Assumption: the share of the children who leave without notice who are searched for, as an episode of being missing. */
export const SEARCHED_FOR = 0.8;
/** Assumption: the chance of a night out from which a child comes back, in each thirty days of a stay. */
export const MISSED_AGAIN = 0.08;

/** Children with at least one medical assistance in a year, of those accommodated in it: 541 of 2,569 (IOM Bulgaria, Safe Zones Snapshot 2023). */
export const MEDICAL_SHARE = zones2023.withMedicalAssistance / zones2023.unaccompaniedMinorsAccommodated;

/**
 * Specialised care that was paid, of those to whom a nurse gave care: how many of them, for what, and what it cost in euros (half cost less; the
 * logarithm's deviation). Nobody published payments for care: assumptions, so that those paid for are part of the published share.
 */
export const PAID_CARE = {
  share: 0.55,
  moreBills: 0.7,
  kinds: {
    EXAMINATION: 0.3,
    MEDICINES: 0.27,
    DENTAL: 0.16,
    TRANSPORT: 0.08,
    TREATMENT: 0.07,
    OPTICAL: 0.06,
    AIDS: 0.03,
    HOSPITAL_STAY: 0.02,
    SURGERY: 0.01,
  },
  costs: {
    EXAMINATION: { euros: 45, spread: 0.5 },
    MEDICINES: { euros: 18, spread: 0.8 },
    DENTAL: { euros: 60, spread: 0.6 },
    TRANSPORT: { euros: 22, spread: 0.6 },
    TREATMENT: { euros: 70, spread: 0.7 },
    OPTICAL: { euros: 75, spread: 0.4 },
    AIDS: { euros: 90, spread: 0.8 },
    HOSPITAL_STAY: { euros: 450, spread: 0.8 },
    SURGERY: { euros: 1200, spread: 0.7 },
  },
  providers: {
    EXAMINATION: 'Clinic',
    MEDICINES: 'Pharmacy',
    DENTAL: 'Dentist',
    TRANSPORT: 'Patient transport',
    TREATMENT: 'Clinic',
    OPTICAL: 'Optician',
    AIDS: 'Medical supplier',
    HOSPITAL_STAY: 'Hospital',
    SURGERY: 'Hospital',
  },
  funds: ['FUND-1', 'FUND-1', 'DONOR-2'],
} as const;

/** Social and psychological consultations per child: 705 for 2,569 (the same snapshot). */
export const CONSULTATIONS_PER_CHILD =
  zones2023.socialAndPsychologicalConsultations / zones2023.unaccompaniedMinorsAccommodated;

/** Legal representatives: 27 in July 2021 and 20 added in February 2024 (AIDA, `facts/centres.json`, practice). */
export const REPRESENTATIVES = [
  { from: '2019-01-01', count: 27 },
  { from: '2024-02-01', count: 20 },
] as const;

/** Days until a representative is appointed. Assumption; a child who leaves sooner never gets one. */
export const APPOINTMENT_DAYS = { median: 7, spread: 0.8 } as const;

/** Answers to the evening count. Assumption. */
export const PRESENCE = { PRESENT: 0.955, AUTHORISED_ABSENCE: 0.02, ABSENT: 0.02, MISSING: 0.005 } as const;

/** Sessions of a stay other than consultations, on average per day of it; the first days bring three. Assumption. */
export const SESSIONS = { first: 3, perDay: 0.155 } as const;

/**
 * The moment from which on nothing is calibrated any more: what comes after 31 December 2024 goes on with what was last
 * known, and with the assumptions below.
 */
export const latestOf = <T>(byYear: Readonly<Record<string, T>>, year: string): T =>
  byYear[year] ?? byYear[Object.keys(byYear).sort().at(-1)!]!;

/**
 * How many people are at each place on the last night of the past and from then on: as many as were published for 31 December
 * 2024 (AIDA 2024), times the scale of the size. Nobody published later figures that we may use, so the numbers go on around
 * the last ones: who leaves is replaced. Children: an assumption, the zones' shares of those who arrived in 2024 times their
 * mean stay; that new ones come to the three zones alone is another. Nobody is made for the closed ward of Busmantsi.
 */
export const ONWARD_STOCK: Readonly<Record<string, { children: number; others: number }>> = {
  'VOENNA-RAMPA': { children: 70, others: 72 },
  'OVCHA-KUPEL': { children: 80, others: 78 },
  VRAZHDEBNA: { children: 0, others: 269 },
  HARMANLI: { children: 55, others: 843 },
  PASTROGOR: { children: 0, others: 35 },
  BANYA: { children: 0, others: 54 },
};

/**
 * Sizes with fewer people than were published show the safe zones whole and of the other houses as many beds as make them as full
 * as their place was published to be (people by capacity, the latest of each) when one in five people is there.
 */
export const SHOWN_HOUSES = 0.2;

/** Days of the stay of adults and families from 2025 on. Assumption: a first decision takes about half a year. */
export const ONWARD_OTHER_STAY = { median: 110, spread: 0.7, longest: 600 } as const;

/** Mean days of a stay, by which arrivals are found for a stock; in how many days a difference to it is made up for. */
export const ONWARD_FLOW = { childDays: 30, otherDays: 138, adjustDays: 18 } as const;

/**
 * What a first load leaves out of the years before it, so that it takes seconds: evening counts are whole for so many days
 * before the load, before the end of the calibrated past and after each arrival, and then one a week (adults and families: one in
 * two weeks); the rota and the bookings of interpreters go so many days back. What a start adds to a load is never thinner than that.
 */
export const THINNED = { wholeDays: 42, daysAfterArrival: 3, rotaDays: 92 } as const;

/** What is given in the course of a stay from 2025 on: days between meals that are written down together, and other things. */
export const ONWARD_GIVEN = {
  foodDays: 10,
  itemDays: 30,
  mealsADay: facts.practice.mealsPerDayForChildren,
} as const;

/** Sessions of adults and families from 2025 on, on average per day of the stay. Assumption: most of the work is with children. */
export const ONWARD_SESSIONS = { perDayOfOthers: 0.045 } as const;

/** Children alone who get a care plan once they have stayed some days, and reviews that come late. Assumption. */
export const ONWARD_PLANS = { share: 0.85, reviewedLate: 0.15 } as const;

/** Referrals per thirty days of a stay from 2025 on, and days until the answer and from there to the end. Assumption. */
export const ONWARD_REFERRALS = { ofChildren: 0.5, ofOthers: 0.15, answerDays: 3, endDays: 12 } as const;

/** Training that runs out is renewed up to so many days before; a share of it too late. Assumption. */
export const ONWARD_TRAINING = { earlyDays: 45, late: 0.12 } as const;
