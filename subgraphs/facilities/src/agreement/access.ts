import { argumentsOf, fieldsByGroup, type TypeRule } from '@mrrm/platform/access/table';
import type { FeatureAccess, MutationRule } from '@mrrm/platform/schema/feature';
import type { Plausible } from '@mrrm/platform/writing/plausible';

const agreement = (names: string): TypeRule => ({
  base: 'AGREEMENTS',
  fields: fieldsByGroup({ AGREEMENTS: names }),
});

const AGREED: Plausible = { back: 30, ahead: 20 };

const agreeing = (moments: Record<string, Plausible> = {}): MutationRule => ({
  group: 'AGREEING',
  performsNothing:
    'The agreement itself: it is made before anything is performed under it, and ends only with all its parties or by notice.',
  moments,
});

/** Who reads what organisations agreed on, and who agrees. */
export const access: FeatureAccess = {
  groups: {
    AGREEING: {
      description: 'Draft, sign and end an SOP, or release from it, each for the own organisation.',
      personal: false,
      roles: ['CENTRE_MANAGER', 'COORDINATOR'],
      across: 'OPEN',
    },
  },
  types: {
    CooperationSop: agreement(
      `id number status validFrom validUntil documentName documentSha256 noticeDays endReason noticeGivenAt
       noticeGivenBy version centre parties responsibilities changes releases endAgreements`,
    ),
    SopChange: agreement('kind function organisationCode before after'),
    SopRelease: agreement('organisation organisationCode releasedAt releasedBy'),
    SopEndAgreement: agreement('organisation organisationCode endsAt reason agreedAt agreedBy'),
    SopParty: agreement('organisation organisationCode signedAt signedBy'),
    Responsibility: agreement('function organisation organisationCode level windows clause sop'),
  },
  extends: { Centre: fieldsByGroup({ AGREEMENTS: 'sops sopInForce responsibilities' }) },
  mutations: {
    draftSop: agreeing({ validFrom: AGREED, validUntil: AGREED }),
    reviseSop: agreeing({ validFrom: AGREED, validUntil: AGREED }),
    signSop: agreeing(),
    releaseFromSop: agreeing(),
    endSop: agreeing({ endsAt: AGREED }),
    agreeToEndSop: agreeing({ endsAt: AGREED }),
  },
  arguments: argumentsOf({
    AGREEMENTS: 'Centre.sopInForce(at) Centre.responsibilities(at) CooperationSop.changes(from)',
  }),
};
