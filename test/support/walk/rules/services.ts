import { statistics } from './statistics.js';

/** Who reads what of the slice services; how it is written stands in `../rules.ts`. */
export const services = `
  PLAIN + *
    Query: serviceValueLists
    ValueList: name description values
    CodedValue: value meaning label
    ResidentCohort: id question memberIds memberCells
    Resident: id
    Centre: id
    StaffMember: id
    SafeZone: id
    Organisation: code
  SIGN_IN + *
    Query: viewer
    ViewerAct: operation standing functions functionOf clause until refusal message responsible opens verification
    Viewer: principal organisationCode role purpose purposes permissions knownRole knownPermissions allCentres ownZonesOnly ownCasesOnly
    Viewer: program client
  CATALOGUE ! *
    Query: serviceOffer groupActivity
    ServiceOffer: id centre organisation organisationCode function name description languages active verification
    ServiceOffer: version
    GroupActivity: id centre safeZone title startsAt endsAt places version offer
    Centre: services groupActivities viewerServiceActs
  OPERATIONAL ~ cspl imang MrC PRS
    Query: session referral carePlan medicalPayment
    Session: id function resident centre provider organisation organisationCode startedAt endedAt noteWithheld
    Session: verification version offer
    Referral: id resident centre function fromOrganisation toOrganisation fromOrganisationCode toOrganisationCode
    Referral: referredBy urgency state openedAt answeredAt closedAt outcome failureReason restsOnConsent
    Referral: consentInForce consentEndedAt verification version
    MedicalPayment: id resident centre organisation organisationCode careAt paidOn voidedAt verification version
    CarePlan: id resident centre state responsible startedOn reviewDueOn closedOn verification version
    Attendance: id resident state version activity
    ServiceRequest: id resident state urgency requestedAt verification version offer
    InterpreterBooking: id centre interpreter resident language languageException startsAt endsAt state
    InterpreterBooking: verification version
    GroupActivity: attendance placesTaken
    Resident: services serviceRequests referrals carePlan medicalPayments openServices
    OpenServices: resident departedSince referrals requests carePlans enrolments interpreterBookings
    Centre: referrals interpreterBookings openServicesOfDeparted
    StaffMember: sessions
  NOTES - pC
    Session: note
  REASONS ~ cspl n MC R
    Referral: reason
  MEDICAL_COSTS ~ cs n C
    MedicalPayment: kind amountMinor currency provider funding referral session corrects voidingReason
  PROTECTION ~ csp n MC
    CarePlan: goals
  HISTORY # du
    Resident: serviceAccessHistory
    AccessEvent: sequence at kind operation organisation role subject onBehalfOf purpose client request owner
    AccessEvent: groups bases outcome lists onBehalfOfOrganisation onBehalfOfRole onBehalfOfPurpose program
    AccessEvent: correlation
  FIGURES # MC y
    Query: serviceStatistics serviceStatisticsCatalogue
    ServiceStatisticsChoice: dimension category
    ${statistics}
    ResidentCohort: serviceUptake
    ServiceUptake: function residents sessions withheld
  SHARING ! *
    Centre: serviceSharing
    ServiceSharing: id organisation organisationCode fieldGroups purposes sopId clause validFrom validUntil
    ServiceSharing: version`;
