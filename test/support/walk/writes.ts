import type { AccessTable } from '@mrrm/platform/access/table';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { type GraphQLInputType, type GraphQLSchema, getNamedType, isInputObjectType } from 'graphql';
import { type Acts, perform } from '../acts/act.js';
import { auditEvents } from '../audit-events.js';
import type { OneSlice } from '../one-slice/slice.js';

/** The writes that are about somebody: each event of theirs names the person. */
const ABOUT_SOMEBODY: Record<string, string> = {
  residents: `registerResident importResidents correctResident requestRectification answerRectification requestSubjectAccess extendSubjectAccess answerSubjectAccess recordProcedureStep endProcedureStep mergeResidents confirmMerge unmergeResidents tellResidentsApart joinHousehold leaveHousehold splitHousehold recordKin endKin recordIdentityDocument endIdentityDocument recordPhoto endPhoto readmitResident departResident undoDeparture transferResident acceptTransfer declineTransfer withdrawTransfer completeTransfer appointLegalRepresentative endRepresentation recordPresence recordPresences voidPresence recordMissingStep notifyMissing recordReturn
    recordReturnInterview closeMissingEpisode assignCaseManager
    recordNeedsAssessment recordScreening reviewCase closeCase reopenCase recordBestInterestNote confirmVulnerability
    resolveVulnerability recordVulnerability provideBasicAssistance recordDistribution recordMedicalContact voidBasicAssistance leaveComplaint acknowledgeComplaint answerComplaint closeComplaint reopenComplaint recordConsent renewConsent confirmConsent withdrawConsent
    breakGlass approveBreakGlass reviewBreakGlass`,
  services: `requestService recordSession recordAttendance bookInterpreter openReferral answerReferral revokeReferral
    completeReferral openCarePlan recordMedicalPayment correctMedicalPayment voidMedicalPayment`,
  staff: 'assignStaff cancelAssignment writeHandover acknowledgeHandover',
  facilities: `placeResident moveResident endPlacement reserveBed checkInResident expectPlacementEnd cancelReservation
    voidPlacement`,
};

/** The writes about places, agreements, the catalogue and the rota. */
const ABOUT_NOBODY: Record<string, string> = {
  residents: 'shareResidents stopSharingResidents setMissingClock setEntitlement followComplaint',
  services: 'offerService planGroupActivity shareServices stopSharingServices',
  staff: 'createShift',
  facilities: `blockBed releaseBed addBeds removeBed addShelter changeShelter addBuilding changeBuilding recordCapacity
    recordCentrePurpose addFloor changeFloor publishHouseRules withdrawHouseRules recordInspection closeFinding
    publishNotice withdrawNotice recordReading addRoom changeRoom setRoomEquipment addSafeZone changeSafeZone
    addSanitaryUnit recordSanitaryCondition draftSop reviseSop signSop releaseFromSop agreeToEndSop endSop
    setStandardIndicator requestWork approveWork startWork completeWork cancelWork`,
};

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** Writes about somebody whom no input names: the person is new, or is the one who writes. */
const NAMED_BY_THE_RESULT = ['importResidents', 'registerResident', 'writeHandover'];

/** The mutations of a slice of which nobody, or somebody wrongly, has said whether they are about somebody. */
export function undecidedWrites(schema: GraphQLSchema, slice: string, table: AccessTable): string[] {
  const [somebody, nobody] = [words(ABOUT_SOMEBODY[slice]!), words(ABOUT_NOBODY[slice]!)];
  const names = new Set([...table.personInputs, ...Object.keys(table.recordInputs)]);
  return Object.values(schema.getMutationType()!.getFields()).flatMap(({ name, args }) => {
    const isNamed = args.some(({ type }) => fieldsIn(type).some((field) => names.has(field)));
    if (!somebody.includes(name) && !nobody.includes(name)) return [`${name}: nobody has said.`];
    if (nobody.includes(name)) return isNamed ? [`${name} is about somebody: its input says so.`] : [];
    return isNamed || NAMED_BY_THE_RESULT.includes(name) ? [] : [`${name}: its input leads to nobody.`];
  });
}

/** The names of the fields of an input, however deep. */
function fieldsIn(type: GraphQLInputType): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [];
  return Object.values(named.getFields()).flatMap((field) => [field.name, ...fieldsIn(field.type)]);
}

interface Written {
  request: string;
  kind: string;
  outcome: string;
  people: string[];
}

const STRANGER = { organisation: 'NOBODY', centres: [newIdentifier()], staffMember: undefined };
const NEVER_REACHED = 999;

/**
 * Does each write about somebody: once for a version that never was, which is refused; once by a stranger, if the input
 * names a record alone; and twice under one key as it should be. Each must leave an event that names those whom it concerns, but for what
 * is hidden from a stranger, who is told what is told of a record that does not exist.
 * @returns how many writes were done, and one sentence for each fault
 */
export async function walkWrites(
  slice: OneSlice,
  owner: string,
  { access, acts, actor }: { access: AccessTable; acts: Acts; actor: object },
): Promise<{ writes: number; differences: string[] }> {
  const differences: string[] = [];
  const expected: { name: string; request: string; kind: string; people: string[] }[] = [];
  const write = async (who: object, name: string, input: object) => {
    const requestId = newIdentifier();
    const { data, errors } = await perform(slice, { ...who, requestId }, name, input);
    const userErrors = (data?.[name]?.userErrors ?? errors) as { code: string }[];
    return {
      request: requestId,
      said: JSON.stringify(userErrors),
      codes: userErrors.map(({ code }) => code),
    };
  };
  const wanted = words(ABOUT_SOMEBODY[owner]!);
  for (const name of wanted) {
    const example = await acts[name]?.();
    if (!example) {
      differences.push(`${name} is about somebody, and nobody gives an example of it.`);
      continue;
    }
    const who = { ...actor, ...example.actor };
    const input = example.input as Record<string, unknown>;
    const own = (who as { staffMember?: string }).staffMember;
    const others = example.people.filter((person) => person !== own);
    if (input['expectedVersion'] !== undefined) {
      const { request, codes } = await write(who, name, { ...input, expectedVersion: NEVER_REACHED });
      if (codes.join() !== 'CONFLICT') differences.push(`${name} of another version: ${codes}`);
      expected.push({ name, request, kind: 'REFUSED', people: others });
    }
    const record = Object.keys(access.recordInputs).find((field) => input[field]);
    if (record) {
      const stranger = { ...who, ...STRANGER };
      const hidden = await write(stranger, name, input);
      const absent = await write(stranger, name, { ...input, [record]: newIdentifier() });
      if (hidden.codes.length === 0 || hidden.said !== absent.said)
        differences.push(`${name} by a stranger: ${hidden.said}, of nothing: ${absent.said}`);
      expected.push({ name: `${name} by a stranger`, request: hidden.request, kind: 'REFUSED', people: [] });
    }
    const keyed = { ...input, idempotencyKey: newIdentifier() };
    for (const time of ['', ' again']) {
      const { request, said, codes } = await write(who, name, keyed);
      if (codes.length > 0) differences.push(`${name}${time}: ${said}`);
      expected.push({ name: `${name}${time}`, request, kind: 'WRITE', people: example.people });
    }
  }
  const events: Written[] = await auditEvents(slice.owner, owner);
  for (const { name, request, kind, people } of expected) {
    const of = events.filter((event) => event.request === request && event.kind === kind);
    const named = of.flatMap((event) => event.people);
    const isNobody = kind === 'REFUSED' && people.length === 0;
    if (of.length !== 1) differences.push(`${name}: ${of.length} events ${kind}`);
    else if (isNobody ? named.length > 0 : named.length === 0 || !people.every((one) => named.includes(one)))
      differences.push(`${name} ${kind} names ${named.length} people, not ${people.length}`);
  }
  return { writes: wanted.length, differences };
}
