import { badInput } from './errors.js';

/** Clocks of clients run ahead a little. */
const TOLERATED_MILLISECONDS = 60_000;

/** @returns the text without blanks around it @throws Refusal BAD_USER_INPUT unless it has 1 to `most` characters */
export function readText(text: string, path: string, most = 200): string {
  const trimmed = text.trim();
  if (trimmed.length < 1 || trimmed.length > most) throw badInput(`Give 1 to ${most} characters.`, path);
  return trimmed;
}

/** The moment of an act: now unless told. @throws Refusal BAD_USER_INPUT when it lies in the future */
export function readPast(moment: Date | null | undefined, now: Date, path: string): Date {
  if (moment && moment.getTime() > now.getTime() + TOLERATED_MILLISECONDS) {
    throw badInput('This moment lies in the future. Give the moment at which it happened.', path);
  }
  return moment ?? now;
}

/** @throws Refusal BAD_USER_INPUT unless it looks like an ISO 639 code */
export function readLanguage(code: string, path: string): string {
  if (!/^[a-z]{2,3}$/.test(code)) throw badInput('Give an ISO 639 code, such as `ar` or `ps`.', path);
  return code;
}

/** @throws Refusal BAD_USER_INPUT unless it looks like an ISO 3166 alpha-3 code */
export function readNationality(code: string, path: string): string {
  if (!/^[A-Z]{3}$/.test(code)) throw badInput('Give an ISO 3166 alpha-3 code, such as SYR.', path);
  return code;
}
