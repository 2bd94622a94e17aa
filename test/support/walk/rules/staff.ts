/** Who reads what of the slice staff; how it is written stands in `../rules.ts`. */
export const staff = `
  ROTA ! *
    Query: shift
    Shift: id centre safeZone window startsAt endsAt staffNeeded verification version organisation
    Centre: shifts coverage viewerStaffActs
    SafeZone: shifts
  DIRECTORY = cspl imang MrC P dS
    Query: staffMember staff
    StaffMember: id fullName role languages centres active version organisation qualifications shifts
    Qualification: id kind language obtainedOn validUntil
    Shift: assignments
    ShiftAssignment: id state version shift staffMember
    Centre: onDuty
    SafeZone: onDuty
    Organisation: staff
  DUTY # S
    Query: dutyJudgement
    DutyJudgement: staffMemberId objections
  EMPLOYMENT - MrC d
    StaffMember: vettedUntil codeOfConductSignedOn
  HANDOVERS = cspl imang MrC
    Query: handover
    Handover: id centre safeZone writtenAt summary openPoints acknowledgedAt version shift writtenBy acknowledgedBy
    Shift: handovers
    Centre: handovers
    SafeZone: handovers latestHandover`;
