import { statistics } from './statistics.js';

/** Who reads what of the slice staff; how it is written stands in `../rules.ts`. */
export const staff = `
  PLAIN + *
    Query: staffValueLists
    ValueList: name description values
    CodedValue: value meaning label
    Query: organisation organisationByCode organisations
    Organisation: id code name employer version
    Centre: id
    SafeZone: id
  SIGN_IN + *
    Query: viewer
    ViewerAct: operation standing functions functionOf clause until refusal message responsible opens verification
    Viewer: principal organisationCode role purpose purposes permissions knownRole knownPermissions allCentres ownZonesOnly ownCasesOnly
    Viewer: program client organisation staffMember duty
    ViewerDuty: onDuty until shift nextShift safeZones
  ROTA ! *
    Query: shift
    Shift: id centre safeZone window startsAt endsAt staffNeeded verification version organisation
    Centre: shifts coverage viewerStaffActs
    SafeZone: shifts
    CoverageSegment: startsAt endsAt staffNeeded staffPlanned employers covered
    EmployerStaff: employer staff
  DIRECTORY = cspl imang MrC P dS
    Query: staffMember staff
    StaffMember: id fullName role languages centres active version organisation qualifications shifts
    Qualification: id kind language obtainedOn validUntil
    Shift: assignments
    ShiftAssignment: id state version shift staffMember
    Centre: onDuty
    SafeZone: onDuty
    Organisation: staff
    DutyAssignment: staffMember shift
  DUTY # S
    Query: dutyJudgement
    DutyJudgement: staffMemberId objections
  EMPLOYMENT - MrC d
    StaffMember: vettedUntil codeOfConductSignedOn
  HANDOVERS = cspl imang MrC
    Query: handover
    Handover: id centre safeZone writtenAt summary openPoints acknowledgedAt version shift writtenBy
    Handover: acknowledgedBy
    Shift: handovers
    Centre: handovers
    SafeZone: handovers latestHandover
  FIGURES # MC y
    Query: staffStatistics staffStatisticsCatalogue
    StaffStatisticsChoice: dimension category
    ${statistics}`;
