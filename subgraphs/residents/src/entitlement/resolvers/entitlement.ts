import { mustReach } from '@mrrm/platform/access/visible-at';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { readNumber, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { insertEntitlement, toEntitlement } from '../repository/entitlement.js';
import { Entitlement, SetEntitlementInput, SetEntitlementPayload } from '../types/entitlement.js';

const QUANTITIES = { least: 0, most: 1000, decimals: 2 };

/** What everybody at a centre is to have. */
@Resolver(() => Centre)
export class EntitlementResolver {
  @FieldResolver(() => [Entitlement], {
    nullable: true,
    description:
      'What children and adults at the centre are to have of the State, as it holds now: set by the centre, else what holds everywhere.',
  })
  async entitlements(@Root() { id }: Centre, @Ctx() { loaders }: Context): Promise<Entitlement[]> {
    return (await loaders.entitlementsOfCentre.load(id)).map(toEntitlement);
  }

  @Mutation(() => SetEntitlementPayload, {
    description:
      'Sets what children or adults at a centre are to have of the State, from now on. What was set before stays on record.',
  })
  setEntitlement(
    @Arg('input', () => SetEntitlementInput, { description: 'Where, who, what, how much and how often.' })
    input: SetEntitlementInput,
    @Ctx() context: Context,
  ): Promise<SetEntitlementPayload> {
    return write(context, input, {
      constraints: {
        entitlement_one_setting_at_a_time: {
          message: 'Somebody has set it at this very moment.',
          path: 'category',
        },
      },
      prepare: () => {
        const centreId = readIdentifier(input.centreId, 'centreId');
        mustReach(context, centreId, 'centreId');
        const { category, entitled, rhythm, assumed } = input;
        const quantity = readNumber(input.quantity, 'quantity', QUANTITIES);
        return {
          centreId,
          category,
          entitled,
          rhythm,
          assumed,
          quantity,
          source: readText(input.source, 'source', 500),
        };
      },
      act: async (query, wanted) => {
        const id = await insertEntitlement(context, query, wanted);
        return { id, centreId: wanted.centreId };
      },
      answer: async ({ id, centreId }) => {
        const all = await context.loaders.entitlementsOfCentre.clear(centreId).load(centreId);
        const found = all.find((one) => one.id === id);
        return { entitlement: found ? toEntitlement(found) : null };
      },
    });
  }
}
