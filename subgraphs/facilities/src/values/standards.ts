import { valueList } from '@mrrm/platform/value-list';

export const SanitaryKind = valueList('TOILET', 'SHOWER', 'WASHBASIN');
export type SanitaryKind = keyof typeof SanitaryKind;

export const SanitaryAccess = valueList('ALL', 'MALE', 'FEMALE', 'ACCESSIBLE', 'STAFF');
export type SanitaryAccess = keyof typeof SanitaryAccess;

export const SanitaryState = valueList('WORKING', 'BROKEN', 'CLOSED');
export type SanitaryState = keyof typeof SanitaryState;

export const IndicatorOperator = valueList('AT_LEAST', 'AT_MOST', 'EXACTLY');
export type IndicatorOperator = keyof typeof IndicatorOperator;

export const ReadingKind = valueList(
  'HEADCOUNT',
  'WATER_LITRES_PER_PERSON_DAY',
  'MEALS_PER_DAY_CHILDREN',
  'MEALS_PER_DAY_ADULTS',
  'SITE_AREA_M2',
);
export type ReadingKind = keyof typeof ReadingKind;

export const ComplianceStatus = valueList('MET', 'NOT_MET', 'NOT_MEASURABLE');
export type ComplianceStatus = keyof typeof ComplianceStatus;

export const PeopleBasis = valueList('PLACED', 'HEADCOUNT');
export type PeopleBasis = keyof typeof PeopleBasis;

/** The slices that own what an indicator is measured by. */
export const DataOwner = valueList('FACILITIES', 'RESIDENTS', 'SERVICES', 'STAFF');
export type DataOwner = keyof typeof DataOwner;

export const FindingSeverity = valueList('LOW', 'MEDIUM', 'HIGH', 'CRITICAL');
export type FindingSeverity = keyof typeof FindingSeverity;

export const NoticeAudience = valueList('EVERYBODY', 'CHILDREN', 'FAMILIES', 'ADULTS', 'STAFF');
export type NoticeAudience = keyof typeof NoticeAudience;
