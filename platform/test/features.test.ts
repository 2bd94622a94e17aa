import { fieldsByGroup } from '@mrrm/platform/access/table';
import { type Feature, joinFeatures } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { describe, expect, it } from 'vitest';

const PLAIN = {
  description: 'Nothing.',
  personal: false,
  roles: ['CLERK'],
  across: 'OPEN',
  always: true,
} as const;
const frame = { slice: 'lamps', owner: 'OWNER', roles: { CLERK: { purposes: ['WORK'] } }, groups: { PLAIN } };

async function* dust() {
  yield 0;
}
const lamps: Feature = {
  name: 'lamps',
  resolvers: [],
  access: {
    types: { Lamp: { base: 'PLAIN', fields: fieldsByGroup({ PLAIN: 'id' }) } },
    extends: { Query: fieldsByGroup({ PLAIN: 'lamp' }) },
    arguments: { 'Query.lamp': { id: 'PLAIN' } },
    mutations: {
      lightLamp: { group: 'PLAIN', performs: ['LIGHT'], record: 'lamp', moments: { at: DONE } },
      breakLamp: { group: 'PLAIN', performsNothing: 'It breaks by itself.', permission: 'BREAK' },
    },
  },
  costs: { lists: { 'Query.lamps': 5 } },
  verifies: { lamp: [{ column: 'house_id', typename: 'House' }] },
  chores: { dust },
  references: { Lamp: async () => null },
};

const wicks = (access: Feature['access'], more: Partial<Feature> = {}): Feature => ({
  name: 'wicks',
  resolvers: [],
  ...more,
  access,
});

describe('what features say together', () => {
  it.each<[string, Feature, RegExp]>([
    [
      'a type',
      wicks({ types: { Lamp: { base: 'PLAIN', fields: {} } } }),
      /wicks says the type Lamp again, which lamps/,
    ],
    ['a field', wicks({ extends: { Query: { lamp: 'PLAIN' } } }), /wicks says the field of Query lamp again/],
    [
      'a field of a type of another',
      wicks({ extends: { Lamp: { id: 'PLAIN' } } }),
      /the field of Lamp id again/,
    ],
    [
      'a mutation',
      wicks({ mutations: { lightLamp: { group: 'PLAIN', performsNothing: 'No.' } } }),
      /the mutation lightLamp/,
    ],
    ['an argument', wicks({ arguments: { 'Query.lamp': { id: 'PLAIN' } } }), /the argument Query.lamp of id/],
    ['a group', wicks({ groups: { PLAIN } }), /the group PLAIN again, which the slice/],
    ['a list', wicks({}, { costs: { lists: { 'Query.lamps': 6 } } }), /the list Query.lamps/],
    ['the pointers of a table', wicks({}, { verifies: { lamp: [] } }), /the pointers of lamp again/],
    ['a chore', wicks({}, { chores: { dust } }), /the chore dust again/],
    ['a reference', wicks({}, { references: { Lamp: async () => null } }), /the reference Lamp/],
  ])('is refused when two say the same: %s', (_, feature, message) => {
    expect(() => joinFeatures(frame, [lamps, feature])).toThrow(message);
  });

  it('is refused when one adds to a type that nobody has', () => {
    expect(() => joinFeatures(frame, [wicks({ extends: { Candle: { id: 'PLAIN' } } })])).toThrow(
      'wicks adds to the type Candle, which no feature of this slice has.',
    );
  });

  it('is refused when a field is of two groups', () => {
    expect(() => fieldsByGroup({ PLAIN: 'id name', OTHER: 'name' })).toThrow(
      'name has the groups PLAIN and OTHER.',
    );
  });

  it('is one table of each kind, whatever the order of the features', () => {
    const colour = wicks({ extends: { Lamp: { colour: 'PLAIN' } } });
    for (const features of [
      [lamps, colour],
      [colour, lamps],
    ]) {
      const { access, acts, moments, costs } = joinFeatures(frame, features);
      expect(access.types['Lamp']!.fields).toEqual({ id: 'PLAIN', colour: 'PLAIN' });
      expect(access.types['Mutation']!.fields).toEqual({ lightLamp: 'PLAIN', breakLamp: 'PLAIN' });
      expect(acts).toEqual({
        lightLamp: { functions: ['LIGHT'], record: 'lamp' },
        breakLamp: { nothing: 'It breaks by itself.', permission: 'BREAK' },
      });
      expect(moments).toEqual({ 'lightLamp.at': DONE });
      expect(costs.lists).toEqual({ 'Query.lamps': 5 });
    }
  });
});
