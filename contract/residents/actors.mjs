import { randomUUID } from 'node:crypto';

/** An organisation to which nobody has opened anything. */
export const STRANGERS = 'CONTRACT-STRANGERS';

/**
 * Who asks, as the claims of their tokens. Nobody else has their names: keys and histories of one run are its own.
 * @param {string} centre where the people of the test live
 * @param {string} recipient the organisation to which they allow something
 * @param {string} [other] another centre
 */
export function actorsAt(centre, recipient, other) {
  const run = randomUUID().slice(0, 8);
  const somebody = (name, organisation, role, purpose, more = { centres: [centre] }) => ({
    sub: `${organisation}:contract-${name}-${run}`,
    organisation,
    role,
    purpose,
    client: 'contract',
    ...more,
  });
  const everywhere = { centres: [], all_centres: true };
  return {
    anybody: somebody('anybody', 'STATE', 'CASE_MANAGER', 'CARE'),
    registrar: somebody('registrar', 'STATE', 'REGISTRAR', 'CARE'),
    caseManager: somebody('case-manager', 'STATE', 'CASE_MANAGER', 'CARE'),
    manager: somebody('manager', 'STATE', 'CENTRE_MANAGER', 'CARE'),
    nurse: somebody('nurse', 'STATE', 'NURSE', 'CARE'),
    elsewhere: somebody('elsewhere', 'STATE', 'CASE_MANAGER', 'CARE', { centres: [randomUUID()] }),
    receiver: somebody('receiver', 'STATE', 'REGISTRAR', 'CARE', { centres: other ? [other] : [] }),
    analyst: somebody('analyst', 'STATE', 'ANALYST', 'STATISTICS', everywhere),
    officer: somebody('officer', 'STATE', 'DATA_PROTECTION_OFFICER', 'AUDIT'),
    program: somebody('program', 'STATE', 'SERVICE', 'COORDINATION'),
    recipient: somebody('recipient', recipient, 'SOCIAL_WORKER', 'CARE'),
    stranger: somebody('stranger', STRANGERS, 'SOCIAL_WORKER', 'CARE'),
  };
}
