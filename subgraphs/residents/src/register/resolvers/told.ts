import { FieldResolver, Resolver, Root } from 'type-graphql';
import { skillsOf } from '../rules/language-levels.js';
import { LanguageSkill } from '../types/language-skill.js';
import { OtherName } from '../types/other-name.js';
import { Resident } from '../types/resident.js';
import type { InformationSource } from '../values.js';

/** What a row of a resident keeps as lists, as the graph shows it. */
@Resolver(() => Resident)
export class ToldOfResidentResolver {
  @FieldResolver(() => [LanguageSkill], {
    nullable: true,
    description: 'How well the resident speaks and writes each of the languages, in their order.',
  })
  languageLevels(@Root() { id, access, languages, languageLevels }: Resident): LanguageSkill[] {
    return skillsOf(languages ?? [], languageLevels ?? []).map((skill) => ({
      ...skill,
      residentId: id,
      access,
    }));
  }

  @FieldResolver(() => [OtherName], {
    nullable: true,
    description: 'Other names that the resident used or was given elsewhere; empty when none is on record.',
  })
  otherNames(@Root() { id, access, otherNames = [], otherNameSources = [] }: Resident): OtherName[] {
    return otherNames.map((name, place) => ({
      ...{ name, toldBy: otherNameSources[place] as InformationSource },
      ...{ residentId: id, access },
    }));
  }
}
