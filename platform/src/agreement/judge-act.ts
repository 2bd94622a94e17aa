import { Refusal } from '../wire/errors.js';
import { type Agreement, agreementAt, type Responsibility, type Terms, windowsAt } from './terms.js';

/** An act of an organisation: what it performs, and when. */
export interface Act {
  /** Any one of these is enough. */
  functions: readonly string[];
  organisation: string;
  at: Date;
  /** Whether only who leads one of the functions may do it. */
  lead?: boolean | undefined;
}

/** What allows an act. */
export interface Ground {
  agreementId: string;
  clause: string;
  /** Whether the organisation leads the function, rather than supports it. */
  leads: boolean;
}

/**
 * Whether what is agreed at a place allows an act: an agreement holds at that moment, gives one of the functions to the
 * organisation, and in the window that runs then.
 * @returns the ground; or the refusal, naming the clause, who is responsible, and what would open the way
 */
export function judgeAct(terms: Terms, act: Act): { ground: Ground } | { refusal: Refusal } {
  const agreement = agreementAt(terms, act.at);
  if (!agreement) return { refusal: notInForce(terms, act) };
  const given = agreement.responsibilities.filter(
    (one) => act.functions.includes(one.function) && (!act.lead || one.level === LEAD),
  );
  const own = given.filter(({ organisation }) => organisation === act.organisation);
  if (own.length === 0) return { refusal: notResponsible(agreement, given, act) };
  const running = windowsAt(terms, act.at);
  const everyWindow = terms.windows.map(({ window }) => window);
  const fits = byLead(own).find(
    ({ windows }) =>
      running.some((window) => windows.includes(window)) ||
      // A responsibility for all windows holds in the gaps between them, too.
      (running.length === 0 && everyWindow.every((window) => windows.includes(window))),
  );
  if (!fits) return { refusal: outOfWindow(own, given, running, act) };
  const { clause, level } = fits;
  return { ground: { agreementId: agreement.id, clause, leads: level === LEAD } };
}

const spoken = (functions: readonly string[]) => functions.join(' or ');

function notInForce(terms: Terms, act: Act): Refusal {
  const signed = terms.agreements.filter((one) => one.signed).sort((a, b) => b.number - a.number);
  const [past, next] = [
    signed.find(({ validUntil }) => validUntil !== null && validUntil <= act.at),
    signed.findLast(({ validFrom }) => validFrom > act.at),
  ];
  const before = past?.responsibilities.find(
    (one) => act.functions.includes(one.function) && one.organisation === act.organisation,
  );
  const ended = past ? ` Number ${past.number} ended at ${past.validUntil!.toISOString()}.` : '';
  const begins = next ? ` Number ${next.number} begins at ${next.validFrom.toISOString()}.` : '';
  return new Refusal(
    'SOP_NOT_IN_FORCE',
    `No SOP is in force at this centre at ${act.at.toISOString()}.${ended}${begins}`,
    {
      clause: before?.clause,
      rule: `${act.organisation} performs ${spoken(act.functions)}`,
      opens: 'An SOP of the centre, signed by every party, that holds at that moment and gives the function.',
    },
  );
}

function notResponsible(agreement: Agreement, given: Responsibility[], act: Act): Refusal {
  const [lead] = byLead(given);
  const who = given.length > 0 ? `${responsibleOf(given)} under the SOP` : 'nobody under the SOP';
  return new Refusal(
    'NOT_RESPONSIBLE',
    `${act.lead ? 'To lead ' : ''}${spoken(act.functions)} is for ${who} number ${agreement.number}, not for ${act.organisation}.`,
    {
      clause: lead?.clause,
      owner: lead?.organisation,
      rule: `${act.organisation} performs ${spoken(act.functions)}`,
      opens: `A new version of the SOP that gives it to ${act.organisation}.`,
    },
  );
}

function outOfWindow(own: Responsibility[], given: Responsibility[], running: string[], act: Act): Refusal {
  const [first] = byLead(own);
  const now = given.filter(({ windows }) => windows.some((window) => running.includes(window)));
  const [responsible] = byLead(now);
  const hours = [...new Set(own.flatMap(({ windows }) => windows))].join(', ');
  const instead = now.length > 0 ? ` Now it is for ${responsibleOf(now)}.` : ' Now it is for nobody.';
  return new Refusal(
    'OUT_OF_SHIFT',
    `${act.organisation} performs ${spoken(act.functions)} in the window ${hours}; ${act.at.toISOString()} lies in ${running.join(', ') || 'none'}.${instead}`,
    {
      clause: first!.clause,
      owner: responsible?.organisation,
      rule: `${act.organisation} performs ${spoken(act.functions)} in ${hours}`,
      opens: `The window ${hours}, or a new version of the SOP.`,
    },
  );
}

/** The word of a responsibility that is not merely supported. */
const LEAD = 'LEAD';

/** The organisation that leads comes first. */
const byLead = (given: Responsibility[]): Responsibility[] =>
  [...given].sort((a, b) => Number(b.level === LEAD) - Number(a.level === LEAD));

const responsibleOf = (given: Responsibility[]): string =>
  [...new Set(byLead(given).map(({ organisation, clause }) => `${organisation} (clause ${clause})`))].join(
    ', ',
  );
