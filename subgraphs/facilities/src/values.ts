import { describedList } from '@mrrm/platform/schema/value-list';

/** The functions that a cooperation SOP divides between organisations. */
export const CentreFunction = describedList(
  'CentreFunction',
  'A function of a centre that a cooperation SOP gives to an organisation.',
  {
    ACCOMMODATION: 'Premises, rooms and beds: who sleeps where, and that it is fit to live in.',
    FOOD: 'Meals and drinking water.',
    NON_FOOD_ITEMS: 'Non-food items (NFI): clothing, bedding, hygiene articles and the like.',
    BASIC_MEDICAL_CARE: 'Basic medical care at the centre: first examination, a nurse, medicines.',
    CASE_MANAGEMENT: 'One case manager for each resident: assessment, case plan, follow-up, review.',
    SECURITY: 'Guarding of the premises and safety of those in it.',
    COUNSELLING: 'Individual counselling by a social worker.',
    PSYCHOSOCIAL_SUPPORT: 'Mental health and psychosocial support (MHPSS), individual or in groups.',
    RECREATIONAL_ACTIVITIES: 'Play, sport and leisure in groups.',
    LEGAL_AID: 'Legal information, counselling and representation.',
    SPECIALISED_MEDICAL_REFERRAL:
      'Referral to specialised medical care outside of the centre, with escort where needed.',
    INTERPRETATION: 'Interpreters, on the spot or at a distance.',
    CULTURAL_MEDIATION: 'Cultural mediators between residents, staff and institutions.',
    EDUCATION: 'School enrolment, language courses and other learning.',
    INFORMATION_PROVISION: 'Information for residents on rights, duties, procedures and services.',
    RENOVATION: 'Repair and renovation of the premises.',
  },
);
export type CentreFunction = keyof typeof CentreFunction;

export const ShiftWindow = describedList(
  'ShiftWindow',
  'A part of the day in which a shift works; its hours are data of the centre.',
  {
    DAY: 'The day, with most of the staff.',
    EVENING: 'The hours between day and night.',
    NIGHT: 'The night.',
  },
);
export type ShiftWindow = keyof typeof ShiftWindow;

export const CentreKind = describedList('CentreKind', 'What a centre is for.', {
  REGISTRATION_AND_RECEPTION: 'A registration and reception centre (RRC).',
  TRANSIT: 'A transit centre.',
  OTHER: 'Another facility.',
});
export type CentreKind = keyof typeof CentreKind;

export const TargetGroup = describedList('TargetGroup', 'For whom a safe zone is set aside.', {
  UNACCOMPANIED_CHILDREN: 'Unaccompanied and separated children (UASC).',
  FAMILIES: 'Families.',
  ADULTS: 'Adults.',
  MIXED: 'Several groups.',
});
export type TargetGroup = keyof typeof TargetGroup;

export const RoomKind = describedList('RoomKind', 'What a room is used for.', {
  BEDROOM: 'People sleep there; the one kind that has beds in ordinary times.',
  ACTIVITY: 'Group activities, learning, play.',
  PRIVATE_MEETING: 'Talks in private.',
  OFFICE: 'Work of the staff.',
  MEDICAL: 'Medical care.',
  CANTEEN: 'Meals.',
  GYM: 'Sport; beds in times of pressure.',
  SANITARY: 'Toilets, showers, washing.',
});
export type RoomKind = keyof typeof RoomKind;

export const PublishedMeasure = describedList(
  'PublishedMeasure',
  'What a published figure counts: places, usable places, or residents.',
  {
    CAPACITY: 'Places in all (nominal).',
    USABLE_CAPACITY: 'Places that can be used.',
    OCCUPANCY: 'Residents.',
  },
);
export type PublishedMeasure = keyof typeof PublishedMeasure;

export const SopStatus = describedList(
  'SopStatus',
  'Where a cooperation SOP stands in its life: drafted, agreed, in force, and then past.',
  {
    DRAFT: 'Being written; not every party has signed.',
    AGREED: 'Every party has signed; its time has not come.',
    IN_FORCE: 'It holds.',
    SUPERSEDED: 'Another version took its place.',
    ENDED: 'Ended by notice, by all parties together, or at its own last day.',
  },
);
export type SopStatus = keyof typeof SopStatus;

export const ResponsibilityLevel = describedList(
  'ResponsibilityLevel',
  'Whether an organisation leads a function or supports it.',
  {
    LEAD: 'Answers for the function in these windows.',
    SUPPORT: 'Helps whoever leads.',
  },
);
export type ResponsibilityLevel = keyof typeof ResponsibilityLevel;

/** From one point of a series to the next. */
export const SeriesStep = describedList('SeriesStep', 'From one point of a series to the next.', {
  DAY: 'Each day.',
  WEEK: 'Each seventh day.',
  MONTH: 'The same day of each month.',
  YEAR: 'The same day of each year.',
});
export type SeriesStep = keyof typeof SeriesStep;

/** What became of a line between two versions. */
export const ChangeKind = describedList(
  'ChangeKind',
  'What became of a line of an SOP between two versions.',
  {
    ADDED: 'Only in the newer version.',
    REMOVED: 'Only in the older version.',
    CHANGED: 'In both, with another level, other windows or another clause.',
  },
);
export type ChangeKind = keyof typeof ChangeKind;

/** Of which sex those are for whom a zone is set aside. */
export const ZoneSex = describedList('ZoneSex', 'Of which sex those are for whom a zone is set aside.', {
  FEMALE: 'Women and girls.',
  MALE: 'Men and boys.',
});
export type ZoneSex = keyof typeof ZoneSex;

/** Why a shift does not belong to a window of a centre. */
export const ShiftObjection = describedList(
  'ShiftObjection',
  'Why a shift does not belong to a window of a centre.',
  {
    OUTSIDE_OF_THE_WINDOW: 'The shift lies at other hours than the window has at this centre.',
  },
);
export type ShiftObjection = keyof typeof ShiftObjection;

export const PlacementEnd = describedList('PlacementEnd', 'Why a placement ended.', {
  MOVED: 'Moved to another bed.',
  DEPARTED: 'Departed from the centre.',
  LEFT_WITHOUT_NOTICE: 'Left without telling anybody.',
  TRANSFERRED: 'Went to another centre or facility.',
  TURNED_18: 'Came of age.',
  OTHER: 'Another reason.',
});
export type PlacementEnd = keyof typeof PlacementEnd;

export const InspectionOutcome = describedList('InspectionOutcome', 'What an inspection concluded.', {
  PASSED: 'Nothing was found.',
  PASSED_WITH_FINDINGS: 'Passed, with findings to be put right.',
  FAILED: 'Not passed.',
});
export type InspectionOutcome = keyof typeof InspectionOutcome;

export const WorkOrderState = describedList('WorkOrderState', 'Where a work order stands.', {
  REQUESTED: 'Asked for.',
  APPROVED: 'The owner of the premises has agreed.',
  IN_PROGRESS: 'Work goes on; its rooms have no bed to give.',
  DONE: 'Finished.',
  CANCELLED: 'Called off, with a reason.',
});
export type WorkOrderState = keyof typeof WorkOrderState;

/** Why an organisation may not perform a function at a moment. */
export const FunctionRefusal = describedList(
  'FunctionRefusal',
  'Why an organisation may not perform a function at a moment.',
  {
    SOP_NOT_IN_FORCE: 'No SOP holds at the centre at that moment.',
    NOT_RESPONSIBLE: 'The SOP gives the function to others.',
    OUT_OF_SHIFT: 'The SOP gives the function to the organisation, in another shift window.',
  },
);
export type FunctionRefusal = keyof typeof FunctionRefusal;
