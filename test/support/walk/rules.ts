/**
 * Who reads what, one line a group: the letters of the roles (see `roles.ts`), how another organisation reads it, and
 * the fields. `!` another organisation reads it as well; `~` by a clause or a consent; `-` not at all.
 */
const TEXT: Record<string, string> = {
  residents: `
    KEY          cspl imang MrC LPR duS ~ Query: resident; Resident: id version verification centre
    OPERATIONAL  cspl imang MrC LPR S   ~ Query: residents absences; Resident: sex age languages safeZone caseManager arrivedAt departedAt departureReason needsAssessedAt latestPresence absence presences basicAssistance stays openRecords; OpenRecords: caseManager; Stay: *; Presence: *; BasicAssistance: *; Absence: *; Centre: residents; SafeZone: residents; StaffMember: caseload; Viewer: caseload
    IDENTITY     cspl imang MrC LR d    ~ Query: residentsByRegistrationNumber; Resident: registrationNumber givenName familyName fullName dateOfBirth dateOfBirthIsEstimate nationality age(on)
    FAMILY       cspl MrC L             ~ Query: household; Resident: familySituation household; Household: *; ResidentFilter: familySituation
    LEGAL        csl MrC L              ~ Query: legalRepresentative; Resident: representations legalRepresentative; OpenRecords: representation; Representation: *; LegalRepresentative: *; Viewer: legalRepresentative
    PROTECTION   csp n MC L             ~ Resident: caseState riskLevel vulnerabilities; OpenRecords: caseState; Vulnerability: *; ResidentFilter: riskLevel
    HEALTH       cp n C LR              ~
    CONSENTS     cspl imang MrC LR d    ~ Resident: consents; OpenRecords: consents; Consent: *; Centre: consentsToConfirm
    ANSWERS      S                      ~ Query: consentsInForce; ConsentInForce: *
    FACTS        S                      - Query: placementFacts departures; PlacementFacts: *; Departure: *
    JUDGEMENT    S                      ~ Query: stayJudgement; StayJudgement: *
    HISTORY      L du                   ! Resident: accessHistory; Viewer: touchedResidents
    FIGURES      MC y                   ! Query: residentCohort; ResidentCohort: *
    EMERGENCIES  du                     - Query: openBreakGlassReviews
    NOTICES      M du                   - Query: breakGlassNotices
    APPROVALS    csp n MC               ! Query: breakGlassToApprove
    SHARING      *                      ! Centre: residentSharing viewerResidentActs; ResidentSharing: *`,
  services: `
    CATALOGUE    *                      ! Query: serviceOffer groupActivity; ServiceOffer: *; GroupActivity: id centre safeZone title startsAt endsAt places version offer; Centre: services groupActivities viewerServiceActs
    OPERATIONAL  cspl imang MrC PRS     ~ Query: session referral carePlan; Session: id function resident centre provider organisation organisationCode startedAt endedAt noteWithheld verification version offer; Referral: id resident centre function fromOrganisation toOrganisation fromOrganisationCode toOrganisationCode referredBy urgency state openedAt answeredAt closedAt outcome failureReason restsOnConsent consentInForce consentEndedAt verification version; CarePlan: id resident centre state responsible startedOn reviewDueOn closedOn verification version; Attendance: *; ServiceRequest: *; InterpreterBooking: *; GroupActivity: attendance placesTaken; Resident: services serviceRequests referrals carePlan openServices; OpenServices: *; Centre: referrals interpreterBookings; StaffMember: sessions
    NOTES        pC                     - Session: note
    REASONS      cspl n MC R            ~ Referral: reason
    PROTECTION   csp n MC               ~ CarePlan: goals
    HISTORY      du                     ! Resident: serviceAccessHistory
    FIGURES      MC y                   ! ResidentCohort: serviceUptake; ServiceUptake: *
    SHARING      *                      ! Centre: serviceSharing; ServiceSharing: *`,
  staff: `
    ROTA         *                      ! Query: shift; Shift: id centre safeZone window startsAt endsAt staffNeeded verification version organisation; Centre: shifts coverage viewerStaffActs; SafeZone: shifts
    DIRECTORY    cspl imang MrC P dS    ! Query: staffMember staff; StaffMember: id fullName role languages centres active version organisation qualifications shifts; Qualification: *; Shift: assignments; ShiftAssignment: *; Centre: onDuty; SafeZone: onDuty; Organisation: staff
    DUTY         S                      ! Query: dutyJudgement; DutyJudgement: *
    EMPLOYMENT   MrC d                  - StaffMember: vettedUntil codeOfConductSignedOn
    HANDOVERS    cspl imang MrC         ! Query: handover; Handover: *; Shift: handovers; Centre: handovers; SafeZone: handovers latestHandover`,
  facilities: `
    PREMISES     *                      ! Query: centre safeZone room bed shiftJudgement; ShiftJudgement: *; Centre: houseRules notices id code name kind country authority timeZone shiftWindows shelters buildings safeZones capacities capacity publishedFigures inspections workOrders sops sopInForce responsibilities viewerFunctions viewerFacilityActs sanitaryUnits standardIndicators purposes purpose; SafeZone: id code name targetGroup ageFrom ageTo sex openedOn closedOn operators sanitation note centre shelter building capacities capacity publishedFigures floors sanitaryUnits version; SanitaryUnit: *; Room: *; Floor: *; Building: *; Bed: id code standsFrom standsUntil version room blocks; Shelter: id code name note centre buildings capacities capacity publishedFigures version; Inspection: *; WorkOrder: *; CooperationSop: *
    FIGURES      cspl imang MrC yPS     ! Centre: residentsPlaced occupancy occupancySeries readings compliance; SafeZone: residentsPlaced occupancy occupancySeries compliance; Shelter: occupancy occupancySeries; Occupancy: *; Room: compliance
    OPERATIONAL  cspl imang MrC PS      ~ Query: placement; Placement: *; SafeZone: placements; Bed: state currentPlacement; Resident: placement placements; Centre: placementsToReview reservations
    PLACING      cs MrC                 ! Query: suggestBeds
    PERSON_FACTS cspl imang MrC L d     - PlacementFinding: holdsFrom
    KIN          cspl MrC L             - PlacementFinding: people limit
    HISTORY      du                     ! Resident: placementAccessHistory`,
};

export interface Rule {
  group: string;
  letters: string;
  across: '!' | '~' | '-';
}

/** The rule of each field of one slice, by `Type.field`; `Type.*` for all fields of a type. */
export function rulesOf(slice: string): { byField: Map<string, Rule>; byGroup: Map<string, Rule> } {
  const byField = new Map<string, Rule>();
  const byGroup = new Map<string, Rule>();
  for (const line of TEXT[slice]!.trim().split('\n')) {
    const [, group, letters, across, rest] = /^\s*(\w+)\s+(.*?)\s+([!~-])\s?(.*)$/.exec(line)!;
    const rule = { group: group!, letters: letters!, across: across as Rule['across'] };
    byGroup.set(rule.group, rule);
    for (const part of rest!.split(';').filter((one) => one.trim())) {
      const [type, fields] = part.split(':') as [string, string];
      for (const field of fields.trim().split(/\s+/)) byField.set(`${type.trim()}.${field}`, rule);
    }
  }
  return { byField, byGroup };
}

/** Whether a role reads a group at all. */
export const reads = ({ letters }: Rule, letter: string): boolean =>
  letter !== '?' && (letters === '*' || letters.includes(letter));
