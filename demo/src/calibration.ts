/**
 * The figures to which the synthetic population is calibrated. Sources: IOM Bulgaria, Safe Zones Snapshot 2023; AIDA
 * country reports on Bulgaria 2019-2024; Eurostat, unaccompanied minors. They are targets of chance: the assertions in
 * `test/realism.test.ts` say what must come out.
 */

/** Part of all arrivals in each year: growing as the published numbers of unaccompanied children did. */
export const ARRIVALS_BY_YEAR = {
  2019: 0.05,
  2020: 0.08,
  2021: 0.17,
  2022: 0.2,
  2023: 0.22,
  2024: 0.28,
} as const;

/** Arrivals by month against the mean month: few in winter, most in autumn. */
export const SEASON = [0.6, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.3, 1.5, 1.6, 1.4, 1.1];

/** Boys are 94-99 % (Eurostat 2019: 98.1 %). */
export const BOYS = 0.97;

/** Ages on arrival: about two thirds are 16 or 17 (Eurostat). */
export const AGE_BANDS = { FROM_16_TO_17: 0.67, FROM_14_TO_15: 0.22, UNDER_14: 0.11 };

/** Mostly Syrians and Afghans (Eurostat; AIDA 2023). */
export const NATIONALITIES = { SYR: 0.46, AFG: 0.36, MAR: 0.07, IRQ: 0.05, PAK: 0.035, IRN: 0.025 };

/** Languages of each nationality, the mother tongue first. */
export const LANGUAGES = {
  SYR: { ar: 0.82, 'ku ar': 0.18 },
  AFG: { ps: 0.5, fa: 0.35, 'ps fa': 0.15 },
  MAR: { ar: 0.7, 'ar fr': 0.3 },
  IRQ: { ar: 0.55, 'ku ar': 0.45 },
  PAK: { ur: 0.6, 'ps ur': 0.4 },
  IRN: { fa: 0.8, 'ku fa': 0.2 },
} as const;

/** Stays: 6 % end within a day; the others are lognormal with a median of 15 days and a long tail. */
export const STAY = { underOneDay: 0.06, medianDays: 15, sigma: 1.15, longestDays: 900 };

/** Why stays end; leaving without notice is by far the most frequent. */
export const EXITS = {
  LEFT_WITHOUT_NOTICE: 0.72,
  FOSTER_OR_RESIDENTIAL_CARE: 0.08,
  TRANSFERRED: 0.06,
  REUNITED_WITH_FAMILY: 0.06,
  TURNED_18: 0.05,
  VOLUNTARY_RETURN: 0.01,
  OTHER: 0.02,
};

/** Share of children whose needs were assessed: 41 % in 2021, 50 % in 2024 (AIDA); the others lie between. */
export const NEEDS_ASSESSED = { before2022: 0.45, from2022: 0.5, within24Hours: 0.6 };

/** 541 of 2,569 children had medical assistance in 2023; 705 social and psychological consultations. */
export const MEDICAL_ASSISTANCE = 0.21;
export const CONSULTATIONS = { children: 0.19, more: 0.3 };

/** Legal representatives: 27 in July 2021, 20 more from February 2024. */
export const REPRESENTATIVES = { from2021: 27, added2024: 20 };

/** Where they live: the two safe zones of Sofia before all. */
export const PLACES = {
  'VOENNA-RAMPA': 0.45,
  'OVCHA-KUPEL': 0.3,
  HARMANLI: 0.22,
  BANYA: 0.02,
  PASTROGOR: 0.01,
};

/** How many residents each size has; `large` serves benchmarks. */
export const RESIDENTS = { small: 300, demo: 3000, large: 100_000 } as const;
export type Size = keyof typeof RESIDENTS;
