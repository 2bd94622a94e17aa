import type { ActTable } from '@mrrm/platform/agreement/acts';

/**
 * Every write that asks the SOP, by slice, written apart from the features' `access.ts`: of each line the functions, any one of
 * which is enough, or where the function stands; after a slash whether only who leads it may (`lead`), and when the owner
 * of the premises may without an SOP; then the writes.
 */
const UNDER_AGREEMENT: Record<string, string> = {
  residents: `
    ACCOMMODATION CASE_MANAGEMENT SECURITY: recordPresence recordPresences voidPresence recordMissingStep recordReturn
    CASE_MANAGEMENT: assignCaseManager recordNeedsAssessment closeMissingEpisode reviewCase closeCase reopenCase
    CASE_MANAGEMENT COUNSELLING PSYCHOSOCIAL_SUPPORT: recordReturnInterview recordBestInterestNote
    CASE_MANAGEMENT COUNSELLING PSYCHOSOCIAL_SUPPORT BASIC_MEDICAL_CARE: recordVulnerability confirmVulnerability resolveVulnerability recordScreening
    input.kind: provideBasicAssistance
    FOOD NON_FOOD_ITEMS: recordDistribution
    BASIC_MEDICAL_CARE: recordMedicalContact
    FOOD NON_FOOD_ITEMS BASIC_MEDICAL_CARE: voidBasicAssistance`,
  services: `
    CASE_MANAGEMENT: openCarePlan
    CASE_MANAGEMENT COUNSELLING PSYCHOSOCIAL_SUPPORT BASIC_MEDICAL_CARE LEGAL_AID SPECIALISED_MEDICAL_REFERRAL: openReferral
    INTERPRETATION: bookInterpreter
    SPECIALISED_MEDICAL_REFERRAL: recordMedicalPayment correctMedicalPayment voidMedicalPayment
    input.function: offerService
    the offer of input.offerId: recordSession planGroupActivity
    the offer of the activity of input.activityId: recordAttendance`,
  staff: '',
  facilities: `
    ACCOMMODATION: placeResident moveResident endPlacement reserveBed checkInResident expectPlacementEnd cancelReservation voidPlacement
    ACCOMMODATION / ALWAYS: blockBed releaseBed
    ACCOMMODATION / NOTHING_AGREED: recordReading recordInspection
    ACCOMMODATION / lead NOTHING_AGREED: setStandardIndicator
    ACCOMMODATION RENOVATION / NOTHING_AGREED: addSanitaryUnit recordSanitaryCondition closeFinding recordCapacity recordCentrePurpose addBuilding changeBuilding addShelter changeShelter addSafeZone changeSafeZone addFloor changeFloor addRoom changeRoom addBeds removeBed setRoomEquipment
    RENOVATION: requestWork startWork completeWork
    INFORMATION_PROVISION: publishHouseRules publishNotice
    INFORMATION_PROVISION / NOTHING_AGREED: withdrawHouseRules withdrawNotice`,
};

/** One sentence for each write that performs another thing, or on other terms, than the lines say. */
export function compareActs(acts: ActTable, slice: string): string[] {
  const expected = new Map<string, string>();
  for (const line of UNDER_AGREEMENT[slice]!.split('\n').filter((one) => one.trim())) {
    const [terms, writes] = line.split(':') as [string, string];
    for (const write of writes.trim().split(' ')) expected.set(write, terms.trim());
  }
  const got = new Map<string, string>();
  for (const [write, rule] of Object.entries(acts)) {
    if ('nothing' in rule) continue;
    const what = 'functionOf' in rule ? rule.functionOf : rule.functions.join(' ');
    const terms = [rule.lead && 'lead', rule.owner?.when].filter(Boolean).join(' ');
    got.set(write, terms ? `${what} / ${terms}` : what);
  }
  return [...new Set([...expected.keys(), ...got.keys()])]
    .filter((write) => expected.get(write) !== got.get(write))
    .map(
      (write) =>
        `${write} performs "${got.get(write) ?? 'nothing'}" in the table, and "${expected.get(write) ?? 'nothing'}" in the lines of under-agreement.ts.`,
    );
}
