import { Judge } from '@mrrm/platform/access/judge';
import type { AccessTable } from '@mrrm/platform/access/table';
import { NAMES } from './people.js';
import { ROLES } from './roles.js';
import { rulesOf } from './rules.js';

/** For what each role may ask; every other purpose is refused. */
const PURPOSES: Record<string, string> = {
  CARE: 'cspl imang MrC LPR',
  PROTECTION: 'cspl g MC L',
  COORDINATION: 'cs ima MrC PS',
  ADMINISTRATION: 'MrC S',
  EMERGENCY: 'csp n MC',
  LEGAL_AID: 'l L',
  STATISTICS: 'C y',
  AUDIT: 'du S',
  RESEARCH: '',
};

/**
 * Every group of every slice: the roles, how another organisation has it (`!` too; `=` State and IOM too, others their own
 * rows; `#` State and IOM alone; `~` by a clause or a consent; `-` not at all), whether it is personal (`*`), and what is
 * done with it when it is written.
 */
const GROUPS: Record<string, string> = {
  residents: `
    KEY              cspl imang MrC LPR duS ~ *
    OPERATIONAL      cspl imang MrC LPR S  ~ *
    IDENTITY         cspl imang MrC LR d   ~ *
    FAMILY           cspl MrC L            ~ *
    LEGAL            csl MrC L             ~ *
    PROTECTION       csp n MC L            ~ *
    HEALTH           cp n C LR             ~ *
    CONFIDENTIAL     cp C                  - *
    CONSENTS         cspl imang MrC LR d   ~ *
    CONSENT_ANSWERS  S                     ~ *
    ACCESS_HISTORY   L du                  = *
    EMERGENCIES      du                    - *
    EMERGENCY_NOTICES M du                 - *
    EMERGENCIES_TO_APPROVE csp n MC        ! *
    PLACEMENT_FACTS  S                     - *
    STAY_JUDGEMENT   S                     ~ *
    CORRECTIONS      cspl imang MrC LPR dS ~ *
    CORRECTION_REASONS cspl MrC L          - *
    CORRECTING       c MrC                 - correctResident mergeResidents confirmMerge unmergeResidents tellResidentsApart joinHousehold leaveHousehold splitHousehold
    DUPLICATES       c MrC                 - *
    RELATIVES        csp MC L              - *
    TRACING          cs MC                 - recordKin endKin
    DOCUMENTS        cl MrC L              - *
    PHOTOS           c MrC                 - *
    IDENTIFYING      c MrC                 - recordIdentityDocument endIdentityDocument recordPhoto endPhoto
    TRANSFERS        cs n MrC L            - *
    TRANSFERRING     c MrC                 - transferResident acceptTransfer declineTransfer withdrawTransfer completeTransfer
    CHANGES          S                     ~ *
    FIGURES          MC y                  #
    SHARING          cspl imang MrC LPRyduS !
    SHARING_WORK     MC                    - shareResidents stopSharingResidents
    REGISTRATION     c MrC S               - registerResident importResidents departResident undoDeparture readmitResident appointLegalRepresentative endRepresentation
    PRESENCE_CHECKS  cspl imang MrC        ! recordPresence recordPresences voidPresence
    MISSING_CLOCKS   cspl imang MrC LPRyduS !
    MISSING_CLOCK_WORK MC                  - setMissingClock
    MISSING_WORK     csp ng MrC            ! recordMissingStep recordReturn
    MISSING_NOTIFICATION c MC              - notifyMissing
    MISSING_INTERVIEWS csp MC              ! recordReturnInterview closeMissingEpisode
    CASE_WORK        csp n MrC             ! assignCaseManager recordNeedsAssessment recordScreening reviewCase closeCase reopenCase recordBestInterestNote recordVulnerability confirmVulnerability resolveVulnerability
    ASSISTANCE       cs n MrC              ! provideBasicAssistance recordDistribution voidBasicAssistance
    MEDICAL_CONTACTS c n C                 ! recordMedicalContact
    COMPLAINTS       C                     # *
    ABUSE_REPORTS    C                     # *
    COMPLAINT_LEAVING cspl imang MrC P    ! leaveComplaint followComplaint
    COMPLAINT_WORK   C                     # acknowledgeComplaint answerComplaint closeComplaint reopenComplaint
    ENTITLEMENTS     cspl imang MrC LPRyduS !
    ENTITLEMENT_WORK MC                    - setEntitlement
    RECTIFICATIONS   c MrC L d             - *
    ASKING_RECTIFICATION c MrC L d         - requestRectification
    ANSWERING_RECTIFICATION MC d           - answerRectification
    SUBJECT_ACCESS   c MrC L d             - *
    ASKING_SUBJECT_ACCESS c MrC L d        - requestSubjectAccess
    ANSWERING_SUBJECT_ACCESS MC d          - extendSubjectAccess answerSubjectAccess
    LEGAL_PROCEDURE  cl MrC L              - *
    PROCEDURE_KEEPING cl MrC               - recordProcedureStep endProcedureStep
    CONSENT_WORK     cspl MrC L            ! recordConsent renewConsent confirmConsent withdrawConsent
    BREAK_GLASS      csp n MC              ! breakGlass approveBreakGlass
    EMERGENCY_REVIEW d                     - reviewBreakGlass`,
  services: `
    CATALOGUE        cspl imang MrC LPRyduS !
    OPERATIONAL      cspl imang MrC PRS    ~ *
    NOTES            cspl iman C           - *
    REASONS          cspl n MC R           ~ *
    MEDICAL_COSTS    cs n C                ~ *
    PROTECTION       csp n MC              ~ *
    ACCESS_HISTORY   du                    # *
    FIGURES          MC y                  #
    SHARING          cspl imang MrC LPRyduS !
    SHARING_WORK     MC                    - shareServices stopSharingServices
    OFFERING         cspl iman MrC         ! offerService planGroupActivity
    SERVING          cspl iman MrC         ! requestService recordSession recordAttendance bookInterpreter
    CASE_WORK        cspl n MC             ! openReferral revokeReferral openCarePlan
    ANSWERING        cspl n MC R           ! answerReferral completeReferral
    PAYING_FOR_CARE  cs n C                ! recordMedicalPayment correctMedicalPayment voidMedicalPayment`,
  staff: `
    ROTA             cspl imang MrC LPRyduS !
    DIRECTORY        cspl imang MrC P dS   =
    DUTY_JUDGEMENT   S                     # *
    EMPLOYMENT       MrC d                 - *
    HANDOVERS        cspl imang MrC        = *
    FIGURES          MC y                  #
    PLANNING         c MrC                 ! createShift assignStaff cancelAssignment
    HANDING_OVER     cspl imang MrC        ! writeHandover acknowledgeHandover`,
  facilities: `
    PREMISES         cspl imang MrC LPRyduS !
    AGREEMENTS       cspl imang MrC LPRyduS !
    FIGURES          cspl imang MrC P yS   #
    COHORTS          MC y                  #
    OPERATIONAL      cspl imang MrC P S    ~ *
    ACCESS_HISTORY   du                    # *
    PERSON_FACTS     cspl imang MrC L d    - *
    KIN              cspl MrC L            - *
    PLACING          cs MrC                ! placeResident moveResident endPlacement reserveBed checkInResident expectPlacementEnd cancelReservation voidPlacement
    OVERRIDING       MC                    !
    UPKEEP           s MrC                 ! blockBed releaseBed
    AGREEING         MC                    ! draftSop reviseSop signSop releaseFromSop endSop agreeToEndSop
    MEASURING        s MrC                 ! addSanitaryUnit recordSanitaryCondition recordReading
    INSPECTING       MC                    ! recordInspection closeFinding
    INFORMING        s m MC                ! publishHouseRules withdrawHouseRules publishNotice withdrawNotice
    STANDARD_SETTING C                     - setStandardIndicator
    KEEPING          MC                    - approveWork recordCapacity recordCentrePurpose addBuilding changeBuilding addShelter changeShelter addSafeZone changeSafeZone addFloor changeFloor addRoom changeRoom addBeds removeBed setRoomEquipment
    RENOVATING       MC                    ! requestWork startWork completeWork cancelWork`,
};

const STANDING = { '!': 'OPEN', '~': 'SHARED', '-': 'CLOSED' } as const;
/** State and IOM have these of each other; a partner row by row, if the row is its own, or not at all. */
const AMONG_KEEPERS = { '=': 'SHARED', '#': 'CLOSED' } as const;

/** The keepers of the centres, and a partner. */
const ORGANISATIONS = ['STATE', 'IOM', 'CLINIC'];

/** How an organisation has a group of another's rows. */
function acrossTo(organisation: string, across: string): 'OPEN' | 'SHARED' | 'CLOSED' {
  if (across in STANDING) return STANDING[across as keyof typeof STANDING];
  return organisation === 'CLINIC' ? AMONG_KEEPERS[across as keyof typeof AMONG_KEEPERS] : 'OPEN';
}

/**
 * Compares what each role may do with each group, for each purpose, in the owner's and in another organisation, with
 * the lines above, which were written apart from the tables.
 * @returns one sentence for each difference, and how many cells were compared
 */
export function compareStandings(
  table: AccessTable,
  slice: string,
): { cells: number; differences: string[] } {
  const differences: string[] = [];
  let cells = 0;
  const known = new Set<string>();
  for (const line of GROUPS[slice]!.trim().split('\n')) {
    const [, group, letters, across, rest] = /^\s*(\w+)\s+(.*?)\s+([!=#~-])\s*(.*)$/.exec(line)!;
    known.add(group!);
    const writes = rest === '*' ? [] : rest!.split(' ').filter(Boolean);
    const rule = table.groups[group!];
    if (rule?.personal !== (rest === '*')) differences.push(`${group}: personal is ${rule?.personal}`);
    for (const write of writes)
      if (table.types['Mutation']?.fields[write] !== group) differences.push(`${write} is not of ${group}`);
    for (const [letter, { role }] of Object.entries(ROLES))
      for (const [purpose, allowed] of Object.entries(PURPOSES))
        for (const organisation of [table.owner, ...ORGANISATIONS.filter((one) => one !== table.owner)]) {
          const actor = {
            principal: 's',
            organisation,
            role,
            centres: [],
            purpose,
            // What a group needs by name beyond the role: `complaints.test.ts` of the residents asks without.
            permissions: ['COMPLAINTS', 'PSEA'],
            client: 't',
            requestId: 'r',
          };
          const got = new Judge(table, actor).standing(group!);
          // A legal representative's right comes from the law, whatever the organisation.
          const own = organisation === table.owner || letter === 'L';
          const may = letters!.includes(letter) && allowed.includes(letter);
          const opened = own ? 'OPEN' : acrossTo(organisation, across!);
          const expected = may ? opened : 'CLOSED';
          if (got !== expected)
            differences.push(
              `${role} of ${organisation} for ${purpose}, ${group}: ${got} instead of ${expected}`,
            );
          cells += 1;
        }
  }
  for (const [group, { always }] of Object.entries(table.groups))
    if (always && table.groups[group]!.personal) differences.push(`${group} is open to all and personal`);
    else if (!always && !known.has(group)) differences.push(`${group} is not in the model`);
  for (const [write, group] of Object.entries(table.types['Mutation']?.fields ?? {}))
    if (!GROUPS[slice]!.includes(` ${write}`)) differences.push(`${write} of ${group} is not in the model`);
  const fields = compareFields(table, slice);
  return { cells: cells + fields.cells, differences: [...differences, ...fields.differences] };
}

/** Pages, payloads and what they share: they hold nothing themselves. */
const HOLDS_NOTHING = /(Connection|Edge|Payload)$|^(PageInfo|UserError)$/;

/**
 * Compares the group of every field, filter and argument with `rules.ts`: a new one has no rule there, and is a difference
 * until somebody has decided who reads it.
 */
function compareFields(table: AccessTable, slice: string): { cells: number; differences: string[] } {
  const { byField, byGroup } = rulesOf(slice);
  const differences: string[] = [];
  const groups = new Map<string, string>();
  for (const [type, { fields }] of Object.entries(table.types))
    if (type !== 'Mutation' && !HOLDS_NOTHING.test(type))
      for (const [field, group] of Object.entries(fields)) groups.set(`${type}.${field}`, group);
  for (const [filter, fields] of Object.entries(table.filters))
    for (const [field, group] of Object.entries(fields)) groups.set(`${filter}.${field}`, group);
  for (const [field, args] of Object.entries(table.arguments))
    for (const [argument, group] of Object.entries(args))
      if (asksForMore(table, groups.get(field)!, group)) groups.set(`${field}(${argument})`, group);
  for (const [field, group] of groups) {
    const modelled = byField.get(field)?.group;
    const name = modelled && (NAMES[modelled] ?? modelled);
    if (name === group || (name && LEADS_TO_ROWS.includes(field))) continue;
    differences.push(`${field} is of ${group} in the table and of ${name ?? 'no group'} in the model`);
  }
  for (const field of byField.keys())
    if (!groups.has(field)) differences.push(`${field} of the model is not in the table`);
  for (const [group, rule] of byGroup)
    if ((rule.across === '+') !== (table.groups[NAMES[group] ?? group]?.always ?? false))
      differences.push(`${group} is open to whoever asks in one of table and model alone`);
  return { cells: groups.size, differences };
}

/** Whether somebody who reads the group of a field may not read that of its argument: another role, or another organisation. */
const asksForMore = ({ groups }: AccessTable, field: string, argument: string): boolean =>
  field !== argument &&
  !groups[argument]!.always &&
  (groups[argument]!.across !== 'OPEN' ||
    groups[argument]!.among !== undefined ||
    groups[field]!.roles.some((role) => !groups[argument]!.roles.includes(role)));

/** Fields of the sign-in that lead to rows of a group: the rows are found by that group, and the model speaks of them. */
const LEADS_TO_ROWS = [
  'Viewer.caseload',
  'Viewer.expiringConsents',
  'Viewer.legalRepresentative',
  'Viewer.missingResidents',
  'Viewer.overdueChecks',
];
