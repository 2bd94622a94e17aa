import type { Request } from '@mrrm/platform/context';
import type { CentreFunction } from '../../access/values.js';

/** The functions whose session notes a role reads in its own organisation. */
const NOTES_OF: Partial<Record<string, CentreFunction[]>> = {
  PSYCHOLOGIST: ['COUNSELLING', 'PSYCHOSOCIAL_SUPPORT'],
  SOCIAL_WORKER: ['COUNSELLING', 'INFORMATION_PROVISION', 'RECREATIONAL_ACTIVITIES', 'EDUCATION'],
  CASE_MANAGER: ['CASE_MANAGEMENT', 'ACCOMMODATION', 'FOOD', 'NON_FOOD_ITEMS'],
  LEGAL_COUNSELLOR: ['LEGAL_AID'],
  NURSE: ['BASIC_MEDICAL_CARE', 'SPECIALISED_MEDICAL_REFERRAL'],
  INTERPRETER: ['INTERPRETATION'],
  CULTURAL_MEDIATOR: ['CULTURAL_MEDIATION', 'INFORMATION_PROVISION'],
  ACTIVITY_FACILITATOR: ['RECREATIONAL_ACTIVITIES', 'EDUCATION'],
};

/** Whether the actor reads the note of a session: its author, its supervisor, or the same function, in one organisation. */
export function readsNote(
  { actor, judge }: Request,
  session: { organisation: string; providerId: string; function: CentreFunction },
): boolean {
  if (judge.standing('NOTES', session.organisation) !== 'OPEN') return false;
  if (actor.staffMember === session.providerId || actor.role === 'COORDINATOR') return true;
  return NOTES_OF[actor.role]?.includes(session.function) ?? false;
}
