import type { Slice } from '@mrrm/platform/slice';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { slice as facilities } from '../subgraphs/facilities/dist/slice.js';
import { slice as residents } from '../subgraphs/residents/dist/slice.js';
import { slice as services } from '../subgraphs/services/dist/slice.js';
import { slice as staff } from '../subgraphs/staff/dist/slice.js';
import {
  askOutOfPlace,
  CENTRE,
  countRows,
  ID,
  type Question,
  questionsOf,
} from './support/arguments/out-of-place.js';
import { type OneSlice, startOneSlice } from './support/one-slice/slice.js';

/** Noon of a day that does not matter: no test of this file looks at the clock. */
const NOW = new Date('2024-06-01T12:00:00Z');

/**
 * What each moment and day of a write is, written once more beside the slices' own tables: DONE has happened; AHEAD may
 * lie some days ahead. A new one without a word here fails.
 */
const WHAT: Record<string, Record<string, string>> = {
  residents: {
    DONE: `requestRectification.askedAt recordConsent.givenAt renewConsent.givenAt withdrawConsent.at recordPresence.checkedAt recordPresences.checkedAt
      provideBasicAssistance.providedAt recordDistribution.providedAt recordMedicalContact.at recordVulnerability.identifiedAt endRepresentation.endedOn
      recordScreening.screenedAt reviewCase.reviewedAt recordBestInterestNote.notedAt resolveVulnerability.resolvedAt
      recordMissingStep.takenAt notifyMissing.takenAt recordReturn.returnedAt recordReturnInterview.heldAt
      registerResident.dateOfBirth registerResident.arrivedAt importResidents.rows.0.dateOfBirth
      importResidents.rows.0.arrivedAt importResidents.rows.0.departedAt correctResident.dateOfBirth departResident.at readmitResident.arrivedAt completeTransfer.arrivedAt
      recordNeedsAssessment.assessedAt registerResident.familySituationSince correctResident.familySituationSince
      importResidents.rows.0.familySituationSince joinHousehold.joinedAt leaveHousehold.leftAt splitHousehold.at
      recordIdentityDocument.issuedOn recordPhoto.takenOn recordProcedureStep.reachedOn requestSubjectAccess.askedAt`,
    AHEAD: `recordConsent.expiresAt renewConsent.expiresAt recordIdentityDocument.expiresOn appointLegalRepresentative.appointedOn shareResidents.validFrom transferResident.plannedOn
      reviewCase.nextReviewOn reopenCase.nextReviewOn recordPresence.expectedBackAt recordPresences.entries.0.expectedBackAt`,
  },
  services: {
    DONE: `recordSession.startedAt recordSession.endedAt recordMedicalPayment.payment.careAt recordMedicalPayment.payment.paidOn
      correctMedicalPayment.payment.careAt correctMedicalPayment.payment.paidOn`,
    AHEAD: `openCarePlan.startedOn openCarePlan.reviewDueOn bookInterpreter.startsAt bookInterpreter.endsAt
      planGroupActivity.startsAt planGroupActivity.endsAt shareServices.validFrom`,
  },
  staff: { DONE: '', AHEAD: 'createShift.startsAt createShift.endsAt' },
  facilities: {
    DONE: `releaseBed.at recordInspection.inspectedOn closeFinding.closedOn endPlacement.at placeResident.endsAt
      checkInResident.at moveResident.at recordReading.measuredOn addSanitaryUnit.startsAt
      recordSanitaryCondition.startsAt requestWork.at approveWork.at startWork.at completeWork.at cancelWork.at`,
    AHEAD: `blockBed.startsAt blockBed.expectedUntil addBeds.standsFrom removeBed.standsUntil recordCapacity.validFrom
      recordCentrePurpose.validFrom addFloor.renovatedOn changeFloor.renovatedOn publishHouseRules.validFrom
      withdrawHouseRules.on recordInspection.findings.0.dueOn publishNotice.startsAt publishNotice.endsAt
      expectPlacementEnd.expectedUntil placeResident.startsAt placeResident.expectedUntil reserveBed.startsAt
      reserveBed.expectedUntil moveResident.expectedUntil addSafeZone.openedOn changeSafeZone.openedOn
      changeSafeZone.closedOn draftSop.validFrom draftSop.validUntil reviseSop.validFrom reviseSop.validUntil
      agreeToEndSop.endsAt endSop.endsAt setStandardIndicator.validFrom completeWork.capacity.validFrom`,
  },
};

/** What is taken of the nonsense, and why. */
const TAKEN: Record<string, string> = {
  'addFloor.renovatedOn 1901': 'A house may be as old as any day that is taken.',
  'changeFloor.renovatedOn 1901': 'A house may be as old as any day that is taken.',
};

const nameOf = ({ field, place }: Question) => `${field.name}.${place.path.slice(1).join('.')}`;

describe.each<[string, Slice<never>]>([
  ['residents', residents as Slice<never>],
  ['services', services as Slice<never>],
  ['staff', staff as Slice<never>],
  ['facilities', facilities as Slice<never>],
])('when something may lie that is written to %s', (name, slice) => {
  let running: OneSlice;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(NOW);
    running = await startOneSlice(slice);
    schema = (await slice.build()).schema;
    for (const id of [ID, CENTRE]) running.graph.known.add(id);
  });
  afterAll(async () => {
    vi.useRealTimers();
    await running?.stop();
  });

  const words = (text: string | undefined) => (text ?? '').split(/\s+/).filter(Boolean);
  const is = (one: Question) => words(WHAT[name]!['DONE']).includes(nameOf(one));
  const writes = (moment: string) =>
    questionsOf(schema, { DateTimeISO: [moment], LocalDate: [moment.slice(0, 10)] }).filter(
      ({ write }) => write,
    );
  let number = 0;
  const ask = (one: Question) => askOutOfPlace(running, slice, one, number++);

  it('is said of every moment and day of every write, once', () => {
    const there = writes(NOW.toISOString()).map(nameOf);
    const said = words(Object.values(WHAT[name]!).join(' '));
    expect([
      ...there
        .filter((one) => !said.includes(one))
        .map((one) => `${one}: say in WHAT whether it has happened.`),
      ...said.filter((one) => !there.includes(one)).map((one) => `${one} of WHAT is in no input.`),
      ...said.filter((one, index) => said.indexOf(one) < index).map((one) => `${one} is said twice.`),
    ]).toEqual([]);
  });

  it('is neither a nonsense past nor a nonsense future, and what was done lies not ahead: one error, nothing written', async () => {
    const before = await countRows(running, name);
    const faults: string[] = [];
    const refused = async (one: Question, year: string) => {
      const { codes, path } = await ask(one);
      const wanted = `input.${nameOf(one).split('.').slice(1).join('.')}`;
      const isTold = codes.join() === 'BAD_USER_INPUT' && path?.join('.') === wanted;
      if (isTold === Boolean(TAKEN[`${nameOf(one)} ${year}`]))
        faults.push(`${nameOf(one)} ${one.value}: ${codes} at ${path?.join('.')}`);
    };
    for (const one of writes('1901-02-03T10:00:00Z')) await refused(one, '1901');
    for (const one of writes('2199-02-03T10:00:00Z')) await refused(one, '2199');
    for (const one of writes('2024-06-03T12:00:00Z').filter(is)) await refused(one, '2024');
    expect(faults).toEqual([]);
    expect(await countRows(running, name)).toEqual(before);
  }, 60_000);

  it('may be some days ahead for what is planned, and just now for what was done', async () => {
    const faults: string[] = [];
    const passes = async (one: Question) => {
      const { codes, path } = await ask(one);
      const own = nameOf(one).split('.').slice(1).join('.');
      if (codes.join() === 'BAD_USER_INPUT' && path?.slice(1).join('.') === own)
        faults.push(`${nameOf(one)} ${one.value}`);
    };
    // Beside plain values of a month ago, an end of today ends what lasts longer than anything does.
    const ends = /^(planGroupActivity|bookInterpreter|createShift)\.endsAt$|^recordSession\.endedAt$/;
    const order = /^openCarePlan\./;
    for (const one of writes('2024-06-03T12:00:00Z'))
      if (!is(one) && !ends.test(nameOf(one)) && !order.test(nameOf(one))) await passes(one);
    for (const one of writes(NOW.toISOString())) if (is(one) && !ends.test(nameOf(one))) await passes(one);
    expect(faults).toEqual([]);
  }, 60_000);
});
