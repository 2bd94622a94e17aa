import { badInput } from '@mrrm/platform/wire/errors';
import { ifGiven, readLanguage, readText } from '@mrrm/platform/writing/input';
import { keptSkills, type Skill } from '../rules/language-levels.js';
import type { InformationSource, InterpreterNeed, NationalityStatus } from '../values.js';

/** What an input may say of a person beside what it must. */
export interface ToldMore {
  nationalityStatus?: NationalityStatus | null;
  languageLevels?: Skill[] | null;
  interpreterNeed?: InterpreterNeed | null;
  interpreterLanguage?: string | null;
  familySituationSince?: string | null;
  familySituationSource?: InformationSource | null;
  otherNames?: { name: string; toldBy: InformationSource }[] | null;
}

const MOST = 20;

function mustDiffer(told: readonly string[], path: string, name: string) {
  if (told.length > MOST) throw badInput(`Give at most ${MOST}.`, path);
  const twice = told.findIndex((one, place) => told.indexOf(one) < place);
  if (twice >= 0) throw badInput('This is named twice.', `${path}.${twice}.${name}`);
}

/** Skills as a row keeps them. @throws Refusal BAD_USER_INPUT for no language, and for one that is named twice */
export function readSkills(skills: readonly Skill[]): string[] {
  const read = skills.map((skill, place) => ({
    ...skill,
    language: readLanguage(skill.language, `languageLevels.${place}.language`),
  }));
  mustDiffer(
    read.map(({ language }) => language),
    'languageLevels',
    'language',
  );
  return keptSkills(read);
}

/** Names and their sources as a row keeps them. @throws Refusal BAD_USER_INPUT for no name, and for one that is named twice */
export function readOtherNames(told: NonNullable<ToldMore['otherNames']>) {
  const otherNames = told.map(({ name }, place) => {
    const path = `otherNames.${place}.name`;
    const read = readText(name, path);
    if (read.includes(',')) throw badInput('Give one name alone, without a comma.', path);
    return read;
  });
  mustDiffer(otherNames, 'otherNames', 'name');
  return { otherNames, otherNameSources: told.map(({ toldBy }) => toldBy) };
}

export const readInterpreterLanguage = (language: string | null | undefined) =>
  ifGiven(language, (code) => readLanguage(code, 'interpreterLanguage'));

/** What the values of a resident say together. @throws Refusal BAD_USER_INPUT where they do not fit together */
export function mustFit(values: {
  nationality: string | null;
  nationalityStatus?: NationalityStatus | null;
  interpreterNeed?: InterpreterNeed;
  interpreterLanguage?: string | null;
  dateOfBirth: string | null;
  familySituationSince?: string | null;
}): void {
  const { nationality, nationalityStatus, interpreterNeed, interpreterLanguage } = values;
  if (nationalityStatus === 'KNOWN' && nationality === null)
    throw badInput('Give the nationality that is known.', 'nationality');
  if ((nationalityStatus === 'STATELESS' || nationalityStatus === 'UNKNOWN') && nationality !== null)
    throw badInput('There is a nationality: say one of the two.', 'nationalityStatus');
  if (interpreterNeed === 'NEEDED' && !interpreterLanguage)
    throw badInput('Say in which language.', 'interpreterLanguage');
  if (interpreterLanguage && interpreterNeed !== 'NEEDED')
    throw badInput('A language needs NEEDED. Say one of the two.', 'interpreterNeed');
  if (values.familySituationSince && values.dateOfBirth && values.familySituationSince < values.dateOfBirth)
    throw badInput('The resident was not born by then.', 'familySituationSince');
}

/**
 * What is said of a person who is registered beside what must be; what is not said is absent, so that a row of another register that says
 * none of it is the same row as before.
 * @throws Refusal BAD_USER_INPUT
 */
export function readMore(told: ToldMore & { nationality?: string | null; dateOfBirth?: string | null }) {
  const interpreterLanguage = readInterpreterLanguage(told.interpreterLanguage);
  const more = {
    ...(told.nationalityStatus && { nationalityStatus: told.nationalityStatus }),
    ...(told.languageLevels?.length && { languageLevels: readSkills(told.languageLevels) }),
    ...(told.interpreterNeed && { interpreterNeed: told.interpreterNeed }),
    ...(interpreterLanguage && { interpreterNeed: told.interpreterNeed ?? 'NEEDED', interpreterLanguage }),
    ...(told.familySituationSince && { familySituationSince: told.familySituationSince }),
    ...(told.familySituationSource && { familySituationSource: told.familySituationSource }),
    ...(told.otherNames?.length && readOtherNames(told.otherNames)),
  };
  mustFit({ ...more, nationality: told.nationality ?? null, dateOfBirth: told.dateOfBirth ?? null });
  return more;
}
