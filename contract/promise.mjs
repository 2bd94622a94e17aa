/**
 * One promise of a contract.
 * @typedef {{
 *   id: string, says: string, level?: 'CORE' | 'FULL', needs?: string[],
 *   missing?: (world: object) => string | undefined, keeps: (world: object) => Promise<void>,
 * }} Promised
 * `id` is section and name, `says` one sentence, `needs` ids of promises without which it cannot be asked; `missing` says what
 * was not given to ask it; `keeps` asks, and throws Broken
 */

/** Thrown for a promise that is not kept, with what came instead. */
export class Broken extends Error {}

/** @throws Broken unless it is so */
export function must(isSo, instead) {
  if (!isSo) throw new Broken(instead);
}

/** @throws Broken unless both are the same as JSON */
export function same(found, expected, what) {
  const [came, meant] = [found, expected].map((value) => JSON.stringify(value));
  must(came === meant, `${what}: ${shortened(came)} came instead of ${shortened(meant)}`);
}

/** What was asked came whole. @throws Broken with what was refused */
export function answered({ data, errors, status }, what) {
  must(
    errors.length === 0,
    `${what} was refused (${status}): ${errors.map(({ message }) => message).join('; ')}`,
  );
  must(data, `${what} came back without data (${status})`);
  return data;
}

/** A write went through. @returns its payload @throws Broken with what it was refused for */
export function done(told, field) {
  const payload = answered(told, field)[field];
  const refused = (payload?.userErrors ?? []).filter(({ severity }) => severity !== 'WARNING');
  must(payload, `${field} came back without a payload`);
  must(
    refused.length === 0,
    `${field} was refused: ${refused.map(({ code, message, path }) => `${code} at ${path?.join('.')}: ${message}`).join('; ')}`,
  );
  return payload;
}

/** A write was refused as data. @returns its errors @throws Broken when it went through, or failed otherwise */
export function refusedWrite(told, field, what) {
  const payload = answered(told, what)[field];
  const refused = (payload?.userErrors ?? []).filter(({ severity }) => severity !== 'WARNING');
  must(refused.length > 0, `${what} went through`);
  return refused;
}

export const codesOf = ({ errors }) => errors.map(({ extensions }) => extensions?.code);

const LONGEST = 200;
export const shortened = (text) => (text && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
