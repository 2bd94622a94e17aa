import { valueList } from '@mrrm/platform/value-list';

/** The functions that a cooperation SOP divides between organisations. */
export const CentreFunction = valueList(
  'ACCOMMODATION',
  'FOOD',
  'NON_FOOD_ITEMS',
  'BASIC_MEDICAL_CARE',
  'CASE_MANAGEMENT',
  'SECURITY',
  'COUNSELLING',
  'PSYCHOSOCIAL_SUPPORT',
  'RECREATIONAL_ACTIVITIES',
  'LEGAL_AID',
  'SPECIALISED_MEDICAL_REFERRAL',
  'INTERPRETATION',
  'CULTURAL_MEDIATION',
  'EDUCATION',
  'INFORMATION_PROVISION',
  'RENOVATION',
);
export type CentreFunction = keyof typeof CentreFunction;

export const ShiftWindow = valueList('DAY', 'EVENING', 'NIGHT');
export type ShiftWindow = keyof typeof ShiftWindow;

export const CentreKind = valueList('REGISTRATION_AND_RECEPTION', 'TRANSIT', 'OTHER');
export type CentreKind = keyof typeof CentreKind;

export const TargetGroup = valueList('UNACCOMPANIED_CHILDREN', 'FAMILIES', 'ADULTS', 'MIXED');
export type TargetGroup = keyof typeof TargetGroup;

export const RoomKind = valueList(
  'BEDROOM',
  'ACTIVITY',
  'PRIVATE_MEETING',
  'OFFICE',
  'MEDICAL',
  'CANTEEN',
  'GYM',
  'SANITARY',
);
export type RoomKind = keyof typeof RoomKind;

export const PublishedMeasure = valueList('CAPACITY', 'USABLE_CAPACITY', 'OCCUPANCY');
export type PublishedMeasure = keyof typeof PublishedMeasure;

export const SopStatus = valueList('DRAFT', 'AGREED', 'IN_FORCE', 'SUPERSEDED', 'ENDED');
export type SopStatus = keyof typeof SopStatus;

export const ResponsibilityLevel = valueList('LEAD', 'SUPPORT');
export type ResponsibilityLevel = keyof typeof ResponsibilityLevel;

/** From one point of a series to the next. */
export const SeriesStep = valueList('DAY', 'WEEK', 'MONTH', 'YEAR');
export type SeriesStep = keyof typeof SeriesStep;

/** What became of a line between two versions. */
export const ChangeKind = valueList('ADDED', 'REMOVED', 'CHANGED');
export type ChangeKind = keyof typeof ChangeKind;

/** Of which sex those are for whom a zone is set aside. */
export const ZoneSex = valueList('FEMALE', 'MALE');
export type ZoneSex = keyof typeof ZoneSex;

/** Why a shift does not belong to a window of a centre. */
export const ShiftObjection = valueList('OUTSIDE_OF_THE_WINDOW');
export type ShiftObjection = keyof typeof ShiftObjection;

export const PlacementEnd = valueList(
  'MOVED',
  'DEPARTED',
  'LEFT_WITHOUT_NOTICE',
  'TRANSFERRED',
  'TURNED_18',
  'OTHER',
);
export type PlacementEnd = keyof typeof PlacementEnd;

export const InspectionOutcome = valueList('PASSED', 'PASSED_WITH_FINDINGS', 'FAILED');
export type InspectionOutcome = keyof typeof InspectionOutcome;

export const WorkOrderState = valueList('REQUESTED', 'APPROVED', 'IN_PROGRESS', 'DONE', 'CANCELLED');
export type WorkOrderState = keyof typeof WorkOrderState;
