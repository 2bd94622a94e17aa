import type { GraphQLSchema } from 'graphql';
import type { OneSlice } from '../one-slice/slice.js';

/** The writes that are about somebody: each event of theirs names the person. */
const ABOUT_SOMEBODY: Record<string, string> = {
  residents: `registerResident readmitResident departResident appointLegalRepresentative endRepresentation recordPresence recordPresences assignCaseManager
    recordNeedsAssessment recordVulnerability provideBasicAssistance recordConsent confirmConsent withdrawConsent
    breakGlass approveBreakGlass reviewBreakGlass`,
  services: `requestService recordSession recordAttendance bookInterpreter openReferral answerReferral revokeReferral
    completeReferral openCarePlan`,
  staff: 'assignStaff cancelAssignment writeHandover acknowledgeHandover',
  facilities: `placeResident moveResident endPlacement reserveBed checkInResident expectPlacementEnd cancelReservation
    voidPlacement`,
};

/** The writes about places, agreements, the catalogue and the rota. */
const ABOUT_NOBODY: Record<string, string> = {
  residents: 'shareResidents stopSharingResidents',
  services: 'offerService planGroupActivity shareServices stopSharingServices',
  staff: 'createShift',
  facilities: `blockBed releaseBed addBeds removeBed addShelter changeShelter addBuilding changeBuilding recordCapacity
    recordCentrePurpose addFloor changeFloor publishHouseRules withdrawHouseRules recordInspection closeFinding
    publishNotice withdrawNotice recordReading addRoom changeRoom setRoomEquipment addSafeZone changeSafeZone
    addSanitaryUnit recordSanitaryCondition draftSop reviseSop signSop releaseFromSop agreeToEndSop endSop
    setStandardIndicator requestWork approveWork startWork completeWork cancelWork`,
};

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** The mutations of a slice of which nobody has said whether they are about somebody. */
export function undecidedWrites(schema: GraphQLSchema, slice: string): string[] {
  const known = new Set([...words(ABOUT_SOMEBODY[slice]!), ...words(ABOUT_NOBODY[slice]!)]);
  return Object.keys(schema.getMutationType()!.getFields()).filter((name) => !known.has(name));
}

/** Of the writes that a slice has done so far: which were about somebody, and which of these named nobody. */
export async function writesDone({ owner }: OneSlice, slice: string) {
  const about = new Set(words(ABOUT_SOMEBODY[slice]!));
  const rows = await owner.unsafe(`select event from ${slice}.audit_event`);
  const done = rows
    .map(({ event }) => JSON.parse(event) as { kind: string; operation: string; people: string[] })
    .filter(({ kind, operation }) => kind === 'WRITE' && about.has(operation));
  return {
    done: [...new Set(done.map(({ operation }) => operation))].sort(),
    nameless: [
      ...new Set(done.filter(({ people }) => people.length === 0).map(({ operation }) => operation)),
    ],
  };
}
