import { facilities } from './rules/facilities.js';
import { residents } from './rules/residents.js';
import { services } from './rules/services.js';
import { staff } from './rules/staff.js';

/**
 * Who reads what, by slice: of each group a line with its name, how another organisation reads it, and the letters of the
 * roles (see `roles.ts`; `*` for all); under it for each type its fields, its filters' fields and the arguments that ask for more
 * than their field, each by its name.
 */
const TEXT: Record<string, string> = { residents, services, staff, facilities };

/** The organisations that keep the centres together. */
const KEEPERS = ['STATE', 'IOM'];

/**
 * How an organisation reads what is another's: `+` it holds nothing, or the sign-in alone, and whoever asks has it; `!` as its own; `=` State and IOM as their own, any other not; `#` the same,
 * and any other not even the rows that are its own; `~` by a clause or a consent; `-` not at all.
 */
export type Across = '+' | '!' | '=' | '#' | '~' | '-';

export interface Rule {
  group: string;
  letters: string;
  across: Across;
}

/** The rule of each field of one slice, by `Type.field`, and of each group by its name. */
export function rulesOf(slice: string): { byField: Map<string, Rule>; byGroup: Map<string, Rule> } {
  const byField = new Map<string, Rule>();
  const byGroup = new Map<string, Rule>();
  let rule: Rule | undefined;
  for (const line of TEXT[slice]!.trim().split('\n')) {
    const [, group, across, letters] = /^\s*(\w+) ([+!=#~-]) (.*)$/.exec(line) ?? [];
    if (group) {
      rule = { group, letters: letters!, across: across as Across };
      byGroup.set(group, rule);
      continue;
    }
    const [, type, fields] = /^\s*(\w+): (.+)$/.exec(line)!;
    for (const field of fields!.split(' ')) {
      const name = `${type}.${field}`;
      if (byField.has(name)) throw new Error(`The model has two rules for ${name}.`);
      byField.set(name, rule!);
    }
  }
  return { byField, byGroup };
}

/** Whether a role reads a group at all. */
export const reads = ({ letters }: Rule, letter: string): boolean =>
  letter !== '?' && (letters === '*' || letters.includes(letter));

/** Whether a rule keeps its group from an organisation, whatever a row says; `owner` is whose row it is. */
export function keepsFrom({ across }: Pick<Rule, 'across'>, organisation: string, owner: string): boolean {
  if (across === '#') return !KEEPERS.includes(organisation);
  if (across === '=') return organisation !== owner && !KEEPERS.includes(organisation);
  return across === '-' && organisation !== owner;
}

/** Whether another organisation than the owner reads a group, where the rule does not keep it from it, as its own. */
export const isOpen = ({ across }: Pick<Rule, 'across'>): boolean => '+!=#'.includes(across);
