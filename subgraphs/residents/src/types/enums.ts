import { Verification } from '@mrrm/platform/columns';
import { registerEnumType } from 'type-graphql';
import {
  AgeBand,
  BasicAssistanceKind,
  BreakGlassApproval,
  BreakGlassNoticeKind,
  CaseState,
  CohortPeriod,
  ConsentConfirmation,
  ConsentGiver,
  ConsentModality,
  DepartureReason,
  FamilySituation,
  FieldGroup,
  LegalBasis,
  PresenceStatus,
  RepresentationEnd,
  ReviewFinding,
  RiskLevel,
  Sex,
  StayObjection,
  VulnerabilityKind,
} from '../values.js';

registerEnumType(Verification, {
  name: 'Verification',
  description: "How sure a record is of what it says about another owner's entity.",
});
registerEnumType(Sex, { name: 'Sex', description: 'Sex as registered.' });
registerEnumType(FamilySituation, {
  name: 'FamilySituation',
  description: 'Whether a person came with family, with other relatives (separated) or without an adult.',
});
registerEnumType(RiskLevel, {
  name: 'RiskLevel',
  description: 'How urgent the protection of a resident is.',
});
registerEnumType(CaseState, {
  name: 'CaseState',
  description: 'Where the case management of a resident stands.',
});
registerEnumType(DepartureReason, { name: 'DepartureReason', description: 'Why a stay ended.' });
registerEnumType(RepresentationEnd, {
  name: 'RepresentationEnd',
  description: 'Why a legal representation ended.',
});
registerEnumType(StayObjection, {
  name: 'StayObjection',
  description: 'Why something about a resident cannot lie at a moment.',
});
registerEnumType(PresenceStatus, {
  name: 'PresenceStatus',
  description: 'What a presence check found.',
});
registerEnumType(ConsentModality, { name: 'ConsentModality', description: 'How a consent was given.' });
registerEnumType(ConsentGiver, { name: 'ConsentGiver', description: 'Who gave a consent.' });
registerEnumType(ConsentConfirmation, {
  name: 'ConsentConfirmation',
  description:
    'Whether a consent needs a second person before it opens anything (NOT_NEEDED, else AWAITED), and whether one has confirmed it (GIVEN).',
});
registerEnumType(LegalBasis, {
  name: 'LegalBasis',
  description: 'The legal basis on which data are shared.',
});
registerEnumType(FieldGroup, { name: 'FieldGroup', description: 'A group of fields that is opened as one.' });
registerEnumType(VulnerabilityKind, {
  name: 'VulnerabilityKind',
  description: 'What makes a resident need special protection.',
});
registerEnumType(BasicAssistanceKind, {
  name: 'BasicAssistanceKind',
  description: "A basic function of the State's under which assistance is given.",
});
registerEnumType(AgeBand, {
  name: 'AgeBand',
  description: 'Age in whole years on the day of arrival, in bands.',
});
registerEnumType(ReviewFinding, {
  name: 'ReviewFinding',
  description: 'Whether an emergency access was justified.',
});
registerEnumType(BreakGlassApproval, {
  name: 'BreakGlassApproval',
  description:
    'Whether an emergency needs a second person before it opens anybody (NOT_NEEDED, else AWAITED), and whether one has approved it (GIVEN).',
});
registerEnumType(BreakGlassNoticeKind, {
  name: 'BreakGlassNoticeKind',
  description: 'What the owner is told of an emergency.',
});
registerEnumType(CohortPeriod, {
  name: 'CohortPeriod',
  description: 'A calendar quarter, a half or the whole of a year.',
});
