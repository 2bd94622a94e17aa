import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { judgeStay } from '../repository/stay.js';
import { Resident } from '../types/resident.js';
import { Stay, StayJudgement } from '../types/stay.js';

@ArgsType()
class JudgeStayArguments {
  @Field(() => ID, { description: 'Identifier of the resident.' })
  id!: string;

  @Field(() => ID, { description: 'The centre of the act.' })
  centreId!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When the act lies, or begins.' })
  from!: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it ended, if it has.' })
  until?: Date | null;
}

/** The times from an arrival to a departure. */
@Resolver(() => Resident)
export class StayResolver {
  @Query(() => StayJudgement, {
    nullable: true,
    description:
      "Whether something about a resident may lie at a time, for other owners' slices before they write it; null for somebody who is not on record at the centre.",
  })
  stayJudgement(
    @Args(() => JudgeStayArguments) { id, centreId, from, until }: JudgeStayArguments,
    @Ctx() context: Context,
  ): Promise<StayJudgement | null> {
    const asked = { id: readIdentifier(id, 'id'), centreId: readIdentifier(centreId, 'centreId') };
    return judgeStay(context, { ...asked, from, until });
  }

  @FieldResolver(() => [Stay], {
    nullable: true,
    description: 'All stays of the resident, the latest first: who leaves and comes back has several.',
  })
  stays(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Stay[]> {
    return loaders.staysOfResident.load(id);
  }
}
