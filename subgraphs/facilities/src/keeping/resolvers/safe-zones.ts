import { reread } from '@mrrm/platform/reading/loaders';
import { badInput } from '@mrrm/platform/wire/errors';
import {
  changedFields,
  readClearable,
  readRequiredChange,
  readRequiredCode,
  readRequiredText,
  readWithin,
} from '@mrrm/platform/writing/change';
import type { ConstraintMessages } from '@mrrm/platform/writing/constraints';
import { readCode, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { requireNobodyStays } from '../../placement/repository/residents-present.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { safeZones } from '../repository/places.js';
import { AddSafeZoneInput, ChangeSafeZoneInput, SafeZonePayload } from '../types/safe-zones.js';

const LONGEST_CODE = 40;
const LONGEST_NOTE = 2000;
const MOST_OPERATORS = 20;
const AGES = [0, 120] as const;
const messages: ConstraintMessages = {
  safe_zone_code_unique: { message: 'This code is taken. Choose another one.', path: 'code' },
  safe_zone_ages_in_order: {
    code: 'BAD_USER_INPUT',
    message: 'The oldest age lies below the youngest.',
    path: 'ageTo',
  },
};

/** How safe zones are described. */
@Resolver(() => SafeZone)
export class SafeZoneWritesResolver {
  @Mutation(() => SafeZonePayload, { description: 'Sets a part of a building aside for a group.' })
  addSafeZone(
    @Arg('input', () => AddSafeZoneInput, { description: 'Which building, for whom, from when.' })
    input: AddSafeZoneInput,
    @Ctx() context: Context,
  ): Promise<SafeZonePayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const { id: buildingId, centre, shelter } = await requirePlace(context, 'building', input.buildingId);
        await context.acts.perform({ place: centre.id, at: context.now });
        const code = readCode(input.code, 'code', LONGEST_CODE);
        const name = readText(input.name, 'name');
        const { targetGroup } = input;
        const told = { ...readTerms(input), operators: readOperators(input.operators ?? []) };
        return {
          centreId: centre.id,
          shelterId: shelter?.id ?? null,
          buildingId,
          ...told,
          code,
          name,
          targetGroup,
        };
      },
      act: async (query, values) => ({ id: await safeZones.insert(query, (id) => ({ id, ...values })) }),
      answer: ({ id }) => ({ safeZone: reread(context.loaders.safeZone, id) }),
    });
  }

  @Mutation(() => SafeZonePayload, {
    description: 'Changes what is recorded about a safe zone, closes it, or opens it again.',
  })
  changeSafeZone(
    @Arg('input', () => ChangeSafeZoneInput, { description: 'Which safe zone, and what changes.' })
    input: ChangeSafeZoneInput,
    @Ctx() context: Context,
  ): Promise<SafeZonePayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const present = await requirePlace(context, 'safeZone', input.safeZoneId);
        await context.acts.perform({ place: present.centre.id, at: context.now });
        const operators = readRequiredChange(input.operators, 'operators');
        const values = changedFields({
          ...readTerms(input),
          code: readRequiredCode(input.code, 'code', LONGEST_CODE),
          name: readRequiredText(input.name, 'name'),
          targetGroup: readRequiredChange(input.targetGroup, 'targetGroup'),
          closedOn: input.closedOn,
          operators: operators && readOperators(operators),
        });
        const { openedOn, closedOn } = { ...present, ...values };
        if (openedOn && closedOn && closedOn < openedOn) {
          throw badInput(`It opened on ${openedOn}. Give a later day.`, 'closedOn');
        }
        const mustBeEmptyFor = whatNeedsEmptiness(present, values);
        return { id: present.id, expectedVersion: input.expectedVersion, values, mustBeEmptyFor };
      },
      act: async (query, { mustBeEmptyFor, ...change }) => {
        const id = await safeZones.change(query, change);
        const inZone = { safeZoneId: id };
        if (mustBeEmptyFor) await requireNobodyStays(context, query, inZone, mustBeEmptyFor);
        return { id };
      },
      answer: ({ id }) => ({ safeZone: reread(context.loaders.safeZone, id) }),
    });
  }
}

/** The field of a change by which those who are in the zone would no longer belong there. */
function whatNeedsEmptiness(present: SafeZone, values: Partial<Pick<SafeZone, 'targetGroup' | 'closedOn'>>) {
  if (values.targetGroup && values.targetGroup !== present.targetGroup) return 'targetGroup';
  return values.closedOn && values.closedOn !== present.closedOn ? 'closedOn' : undefined;
}

/** What an addition and a change read alike. */
const readTerms = (input: AddSafeZoneInput | ChangeSafeZoneInput) => ({
  ageFrom: readWithin(input.ageFrom, 'ageFrom', AGES),
  ageTo: readWithin(input.ageTo, 'ageTo', AGES),
  sex: input.sex,
  openedOn: input.openedOn,
  sanitation: readClearable(input.sanitation, 'sanitation'),
  note: readClearable(input.note, 'note', LONGEST_NOTE),
});

function readOperators(operators: string[]): string[] {
  if (operators.length > MOST_OPERATORS) throw badInput(`Give at most ${MOST_OPERATORS}.`, 'operators');
  return operators.map((name, index) => readText(name, `operators.${index}`));
}
