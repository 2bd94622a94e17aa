import { badInput } from '@mrrm/platform/wire/errors';
import { readOrganisations } from '@mrrm/platform/wire/organisations';
import { readCode, readText } from '@mrrm/platform/writing/input';
import { hasPassed } from '@mrrm/platform/writing/plausible';
import { PREMISES_OWNER } from '../access/owner.js';
import type { Context } from '../context.js';
import type { ResponsibilityInput, SopContentInput } from './types/writes.js';

const MOST_PARTIES = 20;
const MOST_RESPONSIBILITIES = 200;
const MOST_NOTICE_DAYS = 365;
const ORGANISATION = /^[A-Z][A-Z0-9_-]{1,39}$/;

/** The content of an SOP as it is about to be written. */
export type SopContent = ReturnType<typeof readContent>;

/** The same, once its parties are known to be organisations. Call it before the transaction: it may ask the graph. */
export async function readKnownContent(context: Pick<Context, 'graph' | 'now'>, input: SopContentInput) {
  if (input.parties.length < 1 || input.parties.length > MOST_PARTIES)
    throw badInput(`Give 1 to ${MOST_PARTIES} parties.`, 'parties');
  const given = input.parties.map((code, index) => ({ code, path: `parties.${index}` }));
  const parties = await readOrganisations(context, given);
  const responsibilities = input.responsibilities.map((line, index) => ({
    ...line,
    organisation: readCode(line.organisation, `responsibilities.${index}.organisation`),
  }));
  return readContent({ ...input, parties, responsibilities }, context.now);
}

/** @throws Refusal BAD_USER_INPUT naming the first line that cannot stand in an SOP */
export function readContent(input: SopContentInput, now: Date) {
  const { validFrom, validUntil = null, noticeDays } = input;
  if (hasPassed(validFrom, now))
    throw badInput('This moment has passed: an SOP holds from now on, or from later.', 'validFrom');
  if (validUntil && validUntil <= validFrom) throw badInput('The SOP ends before it begins.', 'validUntil');
  const least = input.parties.length > 1 ? 1 : 0;
  if (noticeDays < least || noticeDays > MOST_NOTICE_DAYS)
    throw badInput(`Give ${least} to ${MOST_NOTICE_DAYS} days of notice.`, 'noticeDays');
  const documentSha256 = input.documentSha256.toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(documentSha256))
    throw badInput('Give the SHA-256 of the document: 64 hexadecimal characters.', 'documentSha256');
  return {
    validFrom,
    validUntil,
    noticeDays,
    documentSha256,
    documentName: readText(input.documentName, 'documentName'),
    parties: readParties(input.parties),
    responsibilities: readResponsibilities(input.responsibilities, input.parties),
  };
}

function readParties(parties: string[]): string[] {
  if (parties.length < 1 || parties.length > MOST_PARTIES)
    throw badInput(`Give 1 to ${MOST_PARTIES} parties.`, 'parties');
  for (const [index, party] of parties.entries()) {
    if (!ORGANISATION.test(party)) throw badInput('Give the code of an organisation.', `parties.${index}`);
    if (parties.indexOf(party) !== index) throw badInput('This party is listed twice.', `parties.${index}`);
  }
  if (!parties.includes(PREMISES_OWNER))
    throw badInput(`${PREMISES_OWNER} owns the premises and is a party of every SOP.`, 'parties');
  return parties;
}

/** Each line names a party; in one window one organisation leads a function, and nobody has it twice. */
function readResponsibilities(lines: ResponsibilityInput[], parties: string[]) {
  if (lines.length < 1 || lines.length > MOST_RESPONSIBILITIES)
    throw badInput(`Give 1 to ${MOST_RESPONSIBILITIES} responsibilities.`, 'responsibilities');
  const given = new Set<string>();
  const led = new Map<string, string>();
  return lines.map((line, index) => {
    const path = `responsibilities.${index}`;
    if (!parties.includes(line.organisation))
      throw badInput('A responsibility is for a party of the SOP.', `${path}.organisation`);
    const windows = [...new Set(line.windows)];
    if (windows.length === 0) throw badInput('Name at least one shift window.', `${path}.windows`);
    for (const window of windows) {
      const place = `${line.function} ${window}`;
      if (given.has(`${place} ${line.organisation}`))
        throw badInput(
          `${line.organisation} has ${line.function} in this window already.`,
          `${path}.windows`,
        );
      given.add(`${place} ${line.organisation}`);
      if (line.level !== 'LEAD') continue;
      const leader = led.get(place);
      if (leader) throw badInput(`${leader} leads ${line.function} in this window already.`, `${path}.level`);
      led.set(place, line.organisation);
    }
    return {
      function: line.function,
      organisation: line.organisation,
      level: line.level,
      windows,
      clause: readText(line.clause, `${path}.clause`, 100),
    };
  });
}
