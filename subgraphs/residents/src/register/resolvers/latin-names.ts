import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readText } from '@mrrm/platform/writing/input';
import { type GivenNames, isLatin, type LatinNames, latinNamesOf } from '../rules/latin-name.js';
import type { LatinNameSource } from '../values.js';

/** What an input says of names in Latin letters. */
export interface ToldLatinNames {
  givenNameLatin?: string | null;
  familyNameLatin?: string | null;
  fatherNameLatin?: string | null;
  latinNameSource?: LatinNameSource | null;
}

/** @throws Refusal BAD_USER_INPUT for a name in other letters */
export function readLatinName(name: string, path: string): string {
  const read = readText(name, path);
  if (!isLatin(read)) throw badInput('Give the name in Latin letters, or leave it out.', path);
  return read;
}

/** @throws Refusal BAD_USER_INPUT for what only the machine says of its own work */
export function readLatinSource(source: LatinNameSource): LatinNameSource {
  if (source === 'MACHINE')
    throw badInput(
      'Leave the names in Latin letters out: the machine writes them by itself.',
      'latinNameSource',
    );
  return source;
}

/**
 * The names in Latin letters of somebody who is registered: those that were told, or else as a machine writes them.
 * @throws Refusal BAD_USER_INPUT
 */
export function readLatinNames(told: ToldLatinNames, names: GivenNames): LatinNames {
  const givenNameLatin = ifGiven(told.givenNameLatin, (name) => readLatinName(name, 'givenNameLatin'));
  const familyNameLatin = ifGiven(told.familyNameLatin, (name) => readLatinName(name, 'familyNameLatin'));
  const fatherNameLatin = ifGiven(told.fatherNameLatin, (name) => readLatinName(name, 'fatherNameLatin'));
  const source = ifGiven(told.latinNameSource, readLatinSource);
  if (givenNameLatin === null && (familyNameLatin ?? fatherNameLatin ?? source) !== null)
    throw badInput('Give the given name in Latin letters too, or none of it.', 'givenNameLatin');
  if (givenNameLatin === null) return latinNamesOf(names);
  if (familyNameLatin !== null && names.familyName === null)
    throw badInput('Somebody with one name has one in Latin letters, too.', 'familyNameLatin');
  if (fatherNameLatin !== null && names.fatherName === undefined)
    throw badInput('Give the name of the father as it is said, too.', 'fatherNameLatin');
  return {
    givenNameLatin,
    familyNameLatin,
    ...(names.fatherName !== undefined && { fatherNameLatin }),
    latinNameSource: source ?? 'REGISTRAR',
  };
}
