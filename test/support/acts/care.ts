import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Sql } from 'postgres';
import { features } from '../../../subgraphs/residents/dist/features.js';
import { allow, recordOf } from '../../../subgraphs/residents/test/support/residents.js';
import { type Act, type Acts, functionsOf } from './act.js';

const AT = '2024-06-12T09:00:00Z';

interface Ways {
  of(name: string, input: (residentId: string) => object, more?: Record<string, string>): Acts;
  on(row: (residentId: string) => Promise<object>, actor?: object): Promise<Act>;
  owner: Sql;
  officer: object;
}

/** Acts on a case, on what makes somebody vulnerable, on requests, on a procedure, and a consent that is renewed. */
export function careActs({ of, on, owner, officer }: Ways): Acts {
  const ofVulnerability = (name: string, more: object): Acts => ({
    [name]: async () => {
      const about = await on(async (residentId) => {
        const id = newIdentifier();
        await owner`insert into residents.vulnerability (id, resident_id, kind, identified_at, recorded_by_subject)
          values (${id}, ${residentId}, 'OTHER', '2024-06-10T19:00:00Z', 'somebody-else')`;
        return { vulnerabilityId: id, ...more };
      });
      return { ...about, functions: functionsOf(features.acts, name) };
    },
  });
  /** A request for what is kept, asked at this moment. */
  const asked = async (residentId: string) => {
    const [row] =
      await owner`insert into residents.subject_access_request (id, resident_id, asked_by, asked_at, due_at)
      values (${newIdentifier()}, ${residentId}, 'RESIDENT', now(), (now() at time zone 'UTC' + interval '1 month') at time zone 'UTC')
      returning id`;
    return { subjectAccessRequestId: row!['id'] };
  };
  return {
    ...of('recordScreening', (residentId) => ({ residentId, screenedAt: AT, statement: 'Nothing was seen' })),
    ...of('reviewCase', (residentId) => ({
      residentId,
      expectedVersion: 1,
      riskLevel: 'HIGH',
      reviewedAt: AT,
    })),
    ...of('closeCase', (residentId) => ({ residentId, expectedVersion: 1, stillOpen: 'School goes on' })),
    ...of('reopenCase', (residentId) => ({ residentId, expectedVersion: 1, reason: 'Came back' }), {
      case_state: 'CLOSED',
    }),
    ...of('recordBestInterestNote', (residentId) => ({
      residentId,
      notedAt: AT,
      note: 'To stay with her sister',
    })),
    ...ofVulnerability('confirmVulnerability', {}),
    ...ofVulnerability('resolveVulnerability', { reason: 'Treated' }),
    ...of('requestRectification', (residentId) => ({
      residentId,
      ...{ askedBy: 'RESIDENT', asked: 'My name is another', askedAt: AT },
    })),
    answerRectification: () =>
      on(async (residentId) => {
        const id = newIdentifier();
        await owner`insert into residents.rectification_request ${owner({ id, resident_id: residentId, asked_by: 'RESIDENT', asked: 'My name is another', asked_at: AT })}`;
        return { rectificationId: id, state: 'REFUSED', answer: 'A paper says otherwise' };
      }, officer),
    ...of('requestSubjectAccess', (residentId) => ({ residentId, askedBy: 'RESIDENT', askedAt: AT })),
    extendSubjectAccess: () =>
      on(async (id) => ({ ...(await asked(id)), reason: 'Much to look at' }), officer),
    answerSubjectAccess: () =>
      on(async (id) => ({ ...(await asked(id)), state: 'ANSWERED', exportSha256: 'ab'.repeat(32) }), officer),
    ...of('recordProcedureStep', (residentId) => ({
      ...{ residentId, stage: 'APPLIED', reachedOn: '2024-06-12', toldBy: 'RESIDENT' },
    })),
    endProcedureStep: () =>
      on(async (id) => ({ procedureStepId: await recordOf(owner, 'procedure_step', id), reason: 'Misread' })),
    renewConsent: () =>
      on(async (id) => ({
        consentId: await allow(owner, id, { expires_at: '2024-12-01T00:00:00Z' }),
        ...{ givenBy: 'RESIDENT', modality: 'WRITTEN', language: 'ar', documentSha256: 'cd'.repeat(32) },
        ...{ givenAt: AT },
      })),
  };
}
