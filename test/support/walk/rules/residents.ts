import { statistics } from './statistics.js';

/** Who reads what of the slice residents; how it is written stands in `../rules.ts`. */
export const residents = `
  PLAIN + *
    Query: residentValueLists
    ValueList: name description values
    CodedValue: value meaning label
    Centre: id
    SafeZone: id
    StaffMember: id
    Organisation: code
  SIGN_IN + *
    Query: viewer
    ViewerAct: operation standing functions functionOf clause until refusal message responsible opens verification
    Viewer: principal organisationCode role purpose purposes permissions knownRole knownPermissions allCentres ownZonesOnly ownCasesOnly
    Viewer: program client
  KEY ~ cspl imang MrC LPR duS
    Query: resident residentsByIds
    Resident: id version verification centre corrections mergedInto mergedFrom
    BreakGlass: id resident subject organisation role reason grantedAt expiresAt approval approvedAt reviewedAt
    BreakGlass: finding reviewNote version
  OPERATIONAL ~ cspl imang MrC LPR S
    Query: residents absences
    Resident: languageLevels interpreterNeed interpreterLanguage
    LanguageSkill: language spoken written
    Resident: sex age languages safeZone caseManager arrivedAt departedAt departureReason needsAssessedAt
    Resident: latestPresence absence presences checkDueAt missing missingEpisodes basicAssistance stays openRecords
    Resident: undoneDepartures entitlementsOutstanding
    OutstandingEntitlement: entitlement received missing countedFrom lastReceivedAt
    UndoneDeparture: id stayId departedAt departureReason recordedAt undoneAt undoneBy
    OpenRecords: caseManager
    Stay: id centre safeZone arrivedAt departedAt departureReason version
    Presence: id checkedAt status occasion expectedBackAt centre checkedBy voidedAt voidingReason voidedBy
    Presence: verification resident
    MissingState: status since episode steps nextStep
    MissingStep: step dueAt overdue takenAt takenBy
    MissingEpisode: id since returnedAt closedAt outcome version resident steps
    BasicAssistance: id kind item category quantity unit providedAt providedBy centre voidedAt voidingReason voidedBy
    BasicAssistance: medicalContact outcome version resident
    Absence: resident status absentSince lastPresentAt
    Centre: residents overdueChecks missingResidents notYetReceived
    SafeZone: residents overdueChecks missingResidents notYetReceived
    StaffMember: caseload
    Viewer: caseload caseload(first) caseload(after)
    Screening: dueAt doneAt doneBy overdue
    Viewer: overdueChecks overdueChecks(first) overdueChecks(after)
    Viewer: missingResidents missingResidents(first) missingResidents(after)
    ResidentFilter: present departed safeZoneId language ageFrom ageTo arrivedFrom arrivedUntil needsAssessed
    ResidentFilter: hasCaseManager checkOverdue screeningOverdue interpreterNeed interpreterLanguage
    Resident: screening
  IDENTITY ~ cspl imang MrC LR d
    Query: residentsByRegistrationNumber
    ResidentTransfer: fullName registrationNumber
    Resident: fatherName fatherNameLatin nameOrder
    Resident: registrationNumber givenName familyName fullName dateOfBirth dateOfBirthCertainty
    Resident: dateOfBirthIsEstimate nationality givenNameLatin familyNameLatin latinNameSource
    Resident: nationalityStatus otherNames
    OtherName: name toldBy
    Resident: age(on)
    ResidentFilter: name registrationNumberStarts nationality
  FAMILY ~ cspl MrC L
    Query: household
    Resident: familySituation familySituationSince familySituationSource household householdMemberships
    Household: id registrationNumber version members memberships
    HouseholdMembership: id resident household relation joinedAt leftAt ending recordedBy endedBy version
    OpenRecords: headOf
    ResidentFilter: familySituation
  LEGAL ~ csl MrC L
    Query: legalRepresentative
    Resident: representations legalRepresentative
    OpenRecords: representation
    Representation: id legalRepresentative appointedOn endedOn endReason ofAdult version
    LegalRepresentative: id fullName bureau version represented
    ResidentFilter: hasRepresentative
    Viewer: legalRepresentative
  PROTECTION ~ csp n MC L
    Resident: caseState riskLevel vulnerabilities caseHistory caseReviewDueOn needs
    Stay: caseSteps
    CaseStep: id kind takenAt takenBy riskLevel caseState statement reviewDueOn needs
    AreaAssessment: area finding note assessedAt assessedBy
    OpenRecords: caseState
    MissingStep: toWhom reference
    MissingEpisode: interviewDueAt interviewHeldAt interviewBy closingReason
    Vulnerability: id kind identifiedAt identifiedBy knownFrom confirmedAt confirmedBy resolvedAt resolutionReason note
    Vulnerability: version resident
    ResidentFilter: riskLevel caseReviewDue
  HEALTH ~ cp n C LR
    Resident: medicalContacts
  CONFIDENTIAL - cp C
    MissingEpisode: interviewNote
    Resident: bestInterestNotes
    BestInterestNote: id notedAt notedBy note
  CONSENTS ~ cspl imang MrC LR d
    Resident: consents
    OpenRecords: consents
    Consent: id givenBy modality certifiedBy language legalBasis fieldGroups recipient recipientOrganisation
    Consent: purpose givenAt expiresAt withdrawnAt documentSha256 confirmation confirmedAt inForce version
    Consent: resident renews renewedBy
    Centre: consentsToConfirm expiringConsents
    Viewer: expiringConsents expiringConsents(days) expiringConsents(first) expiringConsents(after)
  CORRECTIONS ~ cspl imang MrC LPR d S
    ResidentCorrection: id field oldValue newValue correctedAt correctedBy residentVersion
  CORRECTION_REASONS - cspl MrC L
    ResidentCorrection: reason
    UndoneDeparture: reason
    HouseholdMembership: joinedBecause leftBecause
  RELATIVES - csp MC L
    Resident: kin
    Kin: id resident relation kind other name place standing safeToContact toldBy
    Kin: recordedAt recordedBy endedAt endedBy endedBecause replacedById version
  DOCUMENTS - cl MrC L
    Resident: identityDocuments
    IdentityDocument: id resident type number issuingCountry issuedOn expiresOn seen keptWhere
    IdentityDocument: recordedAt recordedBy endedAt endedBy endedBecause replacedById version
  PHOTOS - c MrC
    Resident: photos
    Photo: id resident storeKey contentType sha256 takenOn consent
    Photo: recordedAt recordedBy endedAt endedBy endedBecause replacedById version
  RECTIFICATIONS - c MrC L d
    Query: rectificationsToAnswer
    Resident: rectifications
    RectificationRequest: id askedBy field asked askedAt dueAt overdue state answeredAt answeredBy correctionId
    RectificationRequest: answer version resident
  SUBJECT_ACCESS - c MrC L d
    Query: subjectAccessToAnswer
    Resident: subjectAccessRequests
    SubjectAccessRequest: id askedBy asked askedAt dueAt overdue extendedAt extendedBy extensionReason state
    SubjectAccessRequest: answeredAt answeredBy exportSha256 answer version resident
  LEGAL_PROCEDURE - cl MrC L
    Resident: procedureSteps
    Stay: procedureStage
    ProcedureStep: id resident stage reachedOn reference toldBy
    ProcedureStep: recordedAt recordedBy endedAt endedBy endedBecause replacedById version
  TRANSFERS - cs n MrC L
    Resident: transfers
    Centre: residentTransfers
    ResidentTransfer: id fromCentre fromCentreCode toCentre toCentreCode state reason plannedOn requestedAt requestedBy
    ResidentTransfer: decidedAt decidedBy decisionReason arrivedAt version resident formerStay
  DUPLICATES - c MrC
    Resident: possibleDuplicates merges
    Centre: possibleDuplicates mergesToConfirm
    PossibleDuplicate: resident score reasons
    DuplicatePair: one other score reasons
    ResidentMerge: id state resident survivor reason askedAt askedBy confirmedAt confirmedBy endedAt endedBy
    ResidentMerge: endReason version
  ANSWERS ~ S
    Query: consentsInForce
    ConsentInForce: id residentId fieldGroups purpose
  FACTS - S
    Query: placementFacts departures
    PlacementFacts: residentId sex dateOfBirth familySituation householdId departedAt
    Departure: residentId centreId departedAt recordedAt hasReturned
  JUDGEMENT ~ S
    Query: stayJudgement
    StayJudgement: residentId objections
  CHANGES ~ S
    Query: changes
    Change: kind fieldGroup residentId stayId centreId recordedAt resident stay
  HISTORY = L du
    Resident: accessHistory shownTo
    Viewer: touchedResidents
    ShownTo: organisationCode group firstAt lastAt times
    AccessEvent: sequence at kind operation organisation role subject onBehalfOf purpose client request owner
    AccessEvent: groups bases outcome lists onBehalfOfOrganisation onBehalfOfRole onBehalfOfPurpose program
    AccessEvent: correlation
  FIGURES # MC y
    Query: residentCohort residentStatistics residentStatisticsCatalogue
    ResidentStatisticsChoice: dimension category
    ${statistics}
    ResidentCohort: id centre year period ageBand sex nationality size sizeWithheld question memberIds memberCells
  EMERGENCIES - du
    Query: openBreakGlassReviews
  NOTICES - M du
    Query: breakGlassNotices
    BreakGlassNotice: id breakGlassId residentId resident kind at subject organisation role reason
  APPROVALS ! csp n MC
    Query: breakGlassToApprove
  MISSING_CLOCKS ! *
    Centre: missingClock missingClocks
    MissingClock: id validFrom reason setBy checkHours caseManagerHours centreManagerHours legalRepresentativeHours
    MissingClock: policeHours childProtectionHours interviewHours
  COMPLAINTS # C
    Centre: complaints
    Complaint: id centre category channel language text state receivedAt acknowledgeBy overdue aboutStaffMember
    Complaint: version resident steps
    ComplaintStep: step takenAt takenBy text
  ABUSE_REPORTS # C
    Centre: abuseReports
  ENTITLEMENTS ! *
    Centre: entitlements
    Entitlement: id category entitled quantity rhythm source assumed validFrom everywhere setBy
  SHARING ! *
    Centre: residentSharing viewerResidentActs
    ResidentSharing: id organisation organisationCode fieldGroups purposes sopId clause validFrom validUntil
    ResidentSharing: version`;
