/**
 * Who speaks of people in each slice, written apart from the access tables: what is read of whom must be in the audit.
 * Groups of fields are those of `rules.ts`, under the names that the audit uses.
 */
export interface Speaking {
  /** The group of fields of which `rules.ts` says nothing. */
  group?: string;
  /** Fields that speak of nobody: the key of another owner's person, where nothing is read with it. */
  silent?: string;
  /** By group: that of a row of the world, where each row is of a group of its own. */
  ofRow?: Record<string, string>;
}

export const SPEAKING: Record<string, Record<string, Speaking>> = {
  residents: {
    Resident: {},
    Household: {},
    LegalRepresentative: {},
    HouseholdMembership: {},
    LanguageSkill: {},
    Kin: {},
    IdentityDocument: {},
    Photo: {},
    OtherName: {},
    Representation: {},
    Stay: {},
    OpenRecords: {},
    StayJudgement: {},
    Departure: {},
    Change: {},
    ResidentTransfer: {},
    UndoneDeparture: {},
    Presence: {},
    Absence: {},
    MissingState: {},
    RectificationRequest: {},
    SubjectAccessRequest: {},
    ProcedureStep: {},
    CaseStep: {},
    AreaAssessment: {},
    Screening: {},
    BestInterestNote: {},
    MissingStep: {},
    MissingEpisode: {},
    BasicAssistance: {},
    OutstandingEntitlement: {},
    Complaint: {},
    ComplaintStep: {},
    Vulnerability: {},
    Consent: {},
    PossibleDuplicate: {},
    DuplicatePair: {},
    ResidentMerge: {},
    ResidentCorrection: { ofRow: { CORRECTIONS: 'IDENTITY' } },
    ConsentInForce: {},
    PlacementFacts: {},
    BreakGlass: { group: 'KEY' },
    BreakGlassNotice: { group: 'EMERGENCY_NOTICES' },
    ShownTo: { group: 'ACCESS_HISTORY' },
    AccessEvent: { group: 'ACCESS_HISTORY' },
    StaffMember: { silent: 'id' },
  },
  services: {
    Resident: { silent: 'id' },
    Session: {},
    Referral: {},
    CarePlan: {},
    MedicalPayment: {},
    ServiceRequest: {},
    Attendance: {},
    OpenServices: {},
    InterpreterBooking: {},
    AccessEvent: { group: 'ACCESS_HISTORY' },
    StaffMember: { silent: 'id' },
  },
  staff: { StaffMember: {}, Handover: {}, DutyJudgement: {} },
  facilities: {
    Resident: { silent: 'id' },
    Placement: {},
    PlacementReview: { group: 'OPERATIONAL' },
    BedSuggestion: { group: 'OPERATIONAL' },
    PlacementFinding: {
      silent: 'rule level message source judgedAt overrideReason overriddenByOrganisation',
    },
    AccessEvent: { group: 'ACCESS_HISTORY' },
  },
};

/** All other types: places, agreements, figures, the rota. A type that stands nowhere is nobody's decision. */
export const SILENT: Record<string, string> = {
  residents: `Centre SafeZone Organisation ResidentSharing MissingClock Entitlement DistributionOutcome ComplaintProgress ResidentCohort
    StatisticsCatalogue StatisticsMeasure StatisticsDimension StatisticsEdition StatisticsTable StatisticsCell StatisticsCategory StatisticsQuestion StatisticsBefore
    Viewer ViewerAct ValueList CodedValue`,
  services: `Centre SafeZone Organisation ServiceSharing ServiceOffer GroupActivity ResidentCohort ServiceUptake
    StatisticsCatalogue StatisticsMeasure StatisticsDimension StatisticsEdition StatisticsTable StatisticsCell StatisticsCategory StatisticsQuestion StatisticsBefore
    Viewer ViewerAct ValueList CodedValue`,
  staff: `Centre SafeZone Organisation Qualification Shift ShiftAssignment DutyAssignment CoverageSegment
    EmployerStaff
    StatisticsCatalogue StatisticsMeasure StatisticsDimension StatisticsEdition StatisticsTable StatisticsCell StatisticsCategory StatisticsQuestion StatisticsBefore
    Viewer ViewerAct ViewerDuty ValueList CodedValue`,
  facilities: `Centre SafeZone Organisation ResidentCohort CohortAccommodation Shelter Building Floor Room Bed BedBlock RoomEquipment SanitaryUnit
    SanitaryCondition CapacityRecord CentrePurpose Occupancy Reading PublishedFigure PublishedFigureDiscrepancy
    ComplianceResult MissingData StandardIndicator Inspection InspectionFinding HouseRules Notice WorkOrder
    StatisticsCatalogue StatisticsMeasure StatisticsDimension StatisticsEdition StatisticsTable StatisticsCell StatisticsCategory StatisticsQuestion StatisticsBefore
    WorkOrderStep ShiftWindowHours ShiftJudgement CooperationSop SopParty SopRelease SopEndAgreement SopChange Responsibility BedReason
    Viewer ViewerAct ViewerFunction ValueList CodedValue`,
};

/** Groups whose reads leave no event: colleagues see each other's names and shifts wherever they work. */
export const UNKEPT = ['DIRECTORY'];

/** Groups of root fields of which `rules.ts` says nothing, and of what selects by another group than its field's. */
export const SELECTS: Record<string, Record<string, string>> = {
  residents: {
    'Query.residentsByIds': 'KEY',
    'Query.residentsByRegistrationNumber': 'IDENTITY',
    'Query.residentsByRegistrationNumber(registrationNumber)': 'IDENTITY',
    'Resident.age(on)': 'IDENTITY',
    'ResidentFilter.riskLevel': 'PROTECTION',
    'ResidentFilter.caseReviewDue': 'PROTECTION',
    'ResidentFilter.familySituation': 'FAMILY',
    'ResidentFilter.present': 'OPERATIONAL',
    'ResidentFilter.departed': 'OPERATIONAL',
    'ResidentFilter.safeZoneId': 'OPERATIONAL',
    'ResidentFilter.language': 'OPERATIONAL',
    'ResidentFilter.registrationNumberStarts': 'IDENTITY',
    'ResidentFilter.name': 'IDENTITY',
    'ResidentFilter.nationality': 'IDENTITY',
    'ResidentFilter.hasRepresentative': 'LEGAL',
    ...Object.fromEntries(
      'ageFrom ageTo arrivedFrom arrivedUntil needsAssessed hasCaseManager checkOverdue screeningOverdue interpreterNeed interpreterLanguage'
        .split(' ')
        .map((name) => [`ResidentFilter.${name}`, 'OPERATIONAL']),
    ),
  },
  services: {},
  staff: {},
  facilities: {
    'Query.suggestBeds': 'OPERATIONAL',
    'PlacementFinding.holdsFrom': 'PERSON_FACTS',
    'PlacementFinding.people': 'KIN',
    'PlacementFinding.limit': 'KIN',
  },
};

/** The audit's names of groups that `rules.ts` calls otherwise. */
export const NAMES: Record<string, string> = {
  FACTS: 'PLACEMENT_FACTS',
  HISTORY: 'ACCESS_HISTORY',
  ANSWERS: 'CONSENT_ANSWERS',
  JUDGEMENT: 'STAY_JUDGEMENT',
  DUTY: 'DUTY_JUDGEMENT',
  NOTICES: 'EMERGENCY_NOTICES',
  APPROVALS: 'EMERGENCIES_TO_APPROVE',
};
