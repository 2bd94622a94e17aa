import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { features } from '../../../subgraphs/services/dist/features.js';
import type { OneSlice } from '../one-slice/slice.js';
import { type Act, type Acts, functionsOf } from './act.js';

const AT = '2024-06-12T09:00:00Z';
const times = { startsAt: AT, endsAt: '2024-06-12T10:00:00Z' };

/** One of everything that this slice writes for somebody of IOM. @param centre one that is known to the slice */
export function servicesActs(slice: OneSlice, centre: string): Acts {
  const { owner, graph } = slice;
  const resident = () => {
    const id = newIdentifier();
    graph.known.add(id);
    return id;
  };
  const offer = async () => {
    const id = newIdentifier();
    await owner`insert into services.service_offer (id, centre_id, organisation, function, name)
      values (${id}, ${centre}, 'IOM', 'EDUCATION', ${id})`;
    return id;
  };
  const activity = async () => {
    const [id, offerId] = [newIdentifier(), await offer()];
    await owner`insert into services.group_activity
      (id, offer_id, centre_id, title, starts_at, ends_at, recorded_by_organisation)
      values (${id}, ${offerId}, ${centre}, 'Class', ${AT}, ${times.endsAt}, 'IOM')`;
    return id;
  };
  // A booking is entered within a month.
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const booked = { startsAt: `${yesterday}T09:00:00Z`, endsAt: `${yesterday}T10:00:00Z` };
  const education = async (input: (residentId: string) => Promise<object>): Promise<Act> => {
    const id = resident();
    return { functions: ['EDUCATION'], people: [id], input: { residentId: id, ...(await input(id)) } };
  };
  const coordinator = (organisation: string) => ({ organisation, role: 'COORDINATOR', centres: [centre] });
  /** A referral of IOM to the State, past the API, and a step of it. */
  const referred = async (organisation: string, input: object, state = 'IN_PROGRESS'): Promise<Act> => {
    const [id, residentId] = [newIdentifier(), resident()];
    await owner`insert into services.referral ${owner({
      id,
      resident_id: residentId,
      centre_id: centre,
      function: 'LEGAL_AID',
      from_organisation: 'IOM',
      to_organisation: 'STATE',
      reason: 'A lawyer is needed.',
      state,
      opened_at: AT,
    })}`;
    return {
      functions: [],
      people: [residentId],
      actor: coordinator(organisation),
      input: { referralId: id, expectedVersion: 1, ...input },
    };
  };
  const payment = {
    kind: 'EXAMINATION',
    careAt: AT,
    paidOn: '2024-06-13',
    amountMinor: 8000,
    currency: 'BGN',
    provider: 'Clinic',
  };
  /** A payment of IOM, past the API, and what becomes of it. */
  const paid = async (input: object): Promise<Act> => {
    const [id, residentId] = [newIdentifier(), resident()];
    await owner`insert into services.medical_payment ${owner({
      id,
      resident_id: residentId,
      centre_id: centre,
      organisation: 'IOM',
      kind: 'DENTAL',
      care_at: AT,
      paid_on: '2024-06-13',
      amount_minor: 9000,
      currency: 'BGN',
      provider: 'Clinic',
    })}`;
    return {
      functions: ['SPECIALISED_MEDICAL_REFERRAL'],
      people: [residentId],
      actor: coordinator('IOM'),
      input: { paymentId: id, expectedVersion: 1, reason: 'Another bill.', ...input },
    };
  };
  return {
    recordMedicalPayment: async () => {
      const residentId = resident();
      return {
        functions: ['SPECIALISED_MEDICAL_REFERRAL'],
        people: [residentId],
        actor: coordinator('IOM'),
        input: { residentId, centreId: centre, payment },
      };
    },
    correctMedicalPayment: () => paid({ payment }),
    voidMedicalPayment: () => paid({}),
    offerService: async () => ({
      functions: ['EDUCATION'],
      people: [],
      input: { centreId: centre, function: 'EDUCATION', name: newIdentifier(), languages: ['ar'] },
    }),
    planGroupActivity: async () => ({
      functions: ['EDUCATION'],
      people: [],
      input: { offerId: await offer(), title: 'Class', ...times },
    }),
    recordSession: () => education(async () => ({ offerId: await offer(), startedAt: AT })),
    recordAttendance: () => education(async () => ({ activityId: await activity(), state: 'REGISTERED' })),
    bookInterpreter: async () => {
      const [interpreterId, residentId] = [resident(), resident()];
      const input = { centreId: centre, interpreterId, residentId, language: 'ar', ...booked };
      return { functions: ['INTERPRETATION'], people: [interpreterId, residentId], input };
    },
    openCarePlan: async () => {
      const residentId = resident();
      const input = { centreId: centre, residentId, goals: ['School'] };
      return { functions: ['CASE_MANAGEMENT'], people: [residentId], input };
    },
    openReferral: async () => {
      const residentId = resident();
      // Opened by a clause: no consent is asked for.
      await owner`insert into services.sharing_clause
        (id, centre_id, organisation, field_groups, purposes, sop_id, clause, valid_from)
        values (${newIdentifier()}, ${centre}, 'STATE', '{LEGAL}', '{CARE}', ${newIdentifier()}, '1', '2020-01-01')`;
      const input = {
        centreId: centre,
        residentId,
        function: 'LEGAL_AID',
        toOrganisation: 'STATE',
        reason: 'A lawyer is needed.',
        urgency: 'ROUTINE',
      };
      return { functions: functionsOf(features.acts, 'openReferral'), people: [residentId], input };
    },
    requestService: async () => {
      const residentId = resident();
      return { functions: [], people: [residentId], input: { residentId, offerId: await offer() } };
    },
    answerReferral: () => referred('STATE', { accept: true }),
    revokeReferral: () => referred('IOM', { failureReason: 'OTHER' }),
    completeReferral: () => referred('STATE', { outcome: 'SUCCESSFUL' }, 'ACCEPTED'),
  };
}
