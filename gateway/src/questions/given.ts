import type { KeptQuestion, Parameter } from './kept.js';

/** What stands behind the `?` of an address. */
export type Given = Readonly<Record<string, string | readonly string[]>>;

type Read = { values: Record<string, unknown> } | { fault: string };

const NUMBER = /^-?\d+(\.\d+)?$/;
const TRUTHS: Record<string, boolean> = { true: true, false: false };

/**
 * The variables of a kept question, from the parameters of its address. A list is a parameter that is given several times, or its items
 * with commas between them; an object stands in braces, as JSON; what is empty is null. Whether a value fits its place is judged with the operation.
 * @returns what is wrong in a sentence that names the parameter, when anything is
 */
export function valuesGiven({ id, parameters }: KeptQuestion, given: Given): Read {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const parameter = parameters.find((one) => one.name === name);
    if (!parameter) return { fault: unknown(id, name, parameters) };
    try {
      values[name] = givenAs(parameter, [value].flat());
    } catch {
      return { fault: `The parameter ${name} is not given as ${parameter.type}: ${WAYS}` };
    }
  }
  const missing = parameters.find(({ name, isNeeded }) => isNeeded && values[name] === undefined);
  return missing
    ? { fault: `The question ${id} needs the parameter ${missing.name}, of type ${missing.type}.` }
    : { values };
}

const WAYS =
  'one value, or for a list several with commas between them, or the parameter several times; an object as JSON.';

function unknown(id: string, name: string, parameters: readonly Parameter[]): string {
  const all = parameters.map((one) => one.name).join(', ') || 'none';
  return `The question ${id} has no parameter ${name.slice(0, 60)}. It has: ${all}.`;
}

function givenAs({ type }: Parameter, texts: readonly string[]): unknown {
  const name = type.replace(/[[\]!]/g, '');
  const items = texts.flatMap((text) => (text.startsWith('{') ? [text] : text.split(',')));
  if (type.startsWith('[')) return items.filter((text) => text !== '').map((text) => itemOf(name, text));
  if (texts.length > 1) throw new Error('One value is wanted.');
  return texts[0] === '' ? null : itemOf(name, texts[0]!);
}

function itemOf(type: string, text: string): unknown {
  if (text.startsWith('{')) return JSON.parse(text);
  if (type === 'Boolean') return TRUTHS[text] ?? text;
  if ((type === 'Int' || type === 'Float') && NUMBER.test(text)) return Number(text);
  return text;
}
