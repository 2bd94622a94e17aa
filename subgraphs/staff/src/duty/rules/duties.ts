import type { StaffRole } from '../../people/values.js';
import type { Duty, DutyObjection } from '../values.js';

interface DutyRule {
  roles: readonly StaffRole[];
  /** Whether it lies ahead: what was done is written up also for who has left since. */
  ahead: boolean;
}

const CASE_WORKERS = ['CASE_MANAGER', 'SOCIAL_WORKER', 'CENTRE_MANAGER', 'COORDINATOR'] as const;
const PROFESSIONALS = ['PSYCHOLOGIST', 'LEGAL_COUNSELLOR', 'NURSE'] as const;
const OTHER_CARERS = ['INTERPRETER', 'CULTURAL_MEDIATOR', 'ACTIVITY_FACILITATOR'] as const;

/** Who is named for what. A guard manages no case and gives no service, whatever the shift. */
export const DUTIES: Record<Duty, DutyRule> = {
  CASE_MANAGEMENT: { roles: CASE_WORKERS, ahead: true },
  SERVICE: { roles: [...CASE_WORKERS, ...PROFESSIONALS, ...OTHER_CARERS], ahead: false },
  INTERPRETING: { roles: ['INTERPRETER', 'CULTURAL_MEDIATOR'], ahead: true },
  CARE_PLAN: { roles: [...CASE_WORKERS, ...PROFESSIONALS], ahead: true },
  CERTIFYING: { roles: [...CASE_WORKERS, ...PROFESSIONALS, ...OTHER_CARERS, 'REGISTRAR'], ahead: false },
};

/** What is asked of a staff member; what is null is not asked. */
export interface AskedDuty {
  duty: Duty;
  /** Code of the organisation that has to employ the person. */
  organisation: string | null;
  /** ISO 639 code. */
  language: string | null;
}

export interface Candidate {
  role: StaffRole;
  employer: string;
  active: boolean;
  languages: readonly string[];
}

/** What speaks against naming a staff member for a duty: the one place where this is judged. */
export function objectionsTo(
  { role, employer, active, languages }: Candidate,
  { duty, organisation, language }: AskedDuty,
): DutyObjection[] {
  const { roles, ahead } = DUTIES[duty];
  return [
    ...(roles.includes(role) ? [] : (['NOT_OF_THIS_ROLE'] as const)),
    ...(organisation === null || organisation === employer ? [] : (['OF_ANOTHER_EMPLOYER'] as const)),
    ...(active || !ahead ? [] : (['NOT_ACTIVE'] as const)),
    ...(language === null || languages.includes(language) ? [] : (['SPEAKS_ANOTHER_LANGUAGE'] as const)),
  ];
}
