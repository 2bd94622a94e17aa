import 'reflect-metadata';
import { Ctx, Directive, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { fieldsOf, type GroupRule, type TypeRule } from '../access/table.js';
import type { Request } from '../context.js';
import { Purpose } from '../wire/purposes.js';
import { Permission, Role } from '../wire/roles.js';
import { type SignIn, signInOf } from './sign-in.js';

/**
 * Makes, for one slice, the type `Viewer` and the root field that leads to it. Each slice has its own, answers it out of
 * the actor token that it was called with, and adds what it knows of the one who asks. The type has no key: there is no
 * way to ask about somebody else, and no slice has to be there for another one to answer.
 */
export function viewerOfSlice() {
  @ObjectType('Viewer', {
    description:
      'Who asks: what the sign-in says of them, and where their work begins. Each owner answers its own fields out of the sign-in alone, so that what one of them cannot tell is null with an error and the rest stands.',
    simpleResolvers: true,
  })
  class Viewer implements SignIn {
    // Nullable, all of them: the owner whom a router happens to ask for them may be away, and the others' parts stand.

    @Directive('@shareable')
    @Field(() => String, {
      nullable: true,
      description:
        'The name under which audits know the one who asks: `ORGANISATION:subject`, or `ORGANISATION/name:subject` where an organisation has several sign-ins.',
    })
    principal!: string;

    @Directive('@shareable')
    @Field(() => String, {
      nullable: true,
      description: 'Short code of the organisation that signed them in, such as IOM.',
    })
    organisationCode!: string;

    @Directive('@shareable')
    @Field(() => String, {
      nullable: true,
      description: 'The role of the sign-in, such as SOCIAL_WORKER or ANALYST.',
    })
    role!: string;

    @Directive('@shareable')
    @Field(() => Purpose, {
      nullable: true,
      description: 'What this request says it needs the information for.',
    })
    purpose!: Purpose;

    @Directive('@shareable')
    @Field(() => [Purpose], {
      nullable: true,
      description: 'For what the role may ask at all; empty for a role that nobody here knows.',
    })
    purposes!: Purpose[];

    @Directive('@shareable')
    @Field(() => [String], {
      nullable: true,
      description: 'What the sign-in allows beyond the role, such as BREAK_GLASS.',
    })
    permissions!: string[];

    @Directive('@shareable')
    @Field(() => Role, {
      nullable: true,
      description:
        'The same role as a word of the list `Role`, which has its label; null for one that nobody here knows.',
    })
    knownRole!: Role | null;

    @Directive('@shareable')
    @Field(() => [Permission], {
      nullable: true,
      description:
        'Those of the permissions that are words of the list `Permission`, which has their labels.',
    })
    knownPermissions!: Permission[];

    @Directive('@shareable')
    @Field(() => Boolean, {
      nullable: true,
      description:
        'Whether the sign-in reaches every centre. A legal representative reaches the represented, wherever they are, and no centre by itself.',
    })
    allCentres!: boolean;

    @Directive('@shareable')
    @Field(() => Boolean, {
      nullable: true,
      description: 'Whether the sign-in is narrowed to some parts of its centres.',
    })
    ownZonesOnly!: boolean;

    @Directive('@shareable')
    @Field(() => Boolean, {
      nullable: true,
      description: 'Whether the sign-in is narrowed to the cases that the person manages.',
    })
    ownCasesOnly!: boolean;

    @Directive('@shareable')
    @Field(() => String, {
      nullable: true,
      description: 'The program that acts for the person, if one does; it gives no right and takes none.',
    })
    program!: string | null;

    @Directive('@shareable')
    @Field(() => String, {
      nullable: true,
      description: 'The client application through which the request came.',
    })
    client!: string;
  }

  @Resolver(() => Viewer)
  class ViewerQueryResolver {
    @Directive('@shareable')
    @Query(() => Viewer, {
      nullable: true,
      description:
        'Who asks: person, organisation, role, purposes, places, duty, and the way to their own work. Anybody who signs in may ask it, for any purpose.',
    })
    viewer(@Ctx() context: Request): SignIn {
      return signInOf(context);
    }
  }

  return { Viewer, ViewerQueryResolver };
}

/** The group of what a sign-in says: for whoever asks, of themselves alone. */
const SIGN_IN = 'SIGN_IN';

/** The group of fields of the one who asks, for a slice's access table. */
export const signInGroup = (roles: readonly string[]): Record<string, GroupRule> => ({
  [SIGN_IN]: {
    description:
      'What the sign-in says of whoever asks, told to that person alone, whatever the role and the purpose.',
    personal: false,
    roles,
    across: 'OPEN',
    always: true,
  },
});

/** The rules of the one who asks. @param added the fields of this slice, with their groups */
export const viewerRules = (added: Record<string, string> = {}): Record<string, TypeRule> => ({
  Viewer: {
    base: SIGN_IN,
    namesNobody: 'Who asks, and never somebody else; its lists name those whom they return.',
    fields: {
      ...fieldsOf(
        SIGN_IN,
        `principal organisationCode role purpose purposes permissions knownRole knownPermissions allCentres ownZonesOnly ownCasesOnly program
         client`,
      ),
      ...added,
    },
  },
});

/** The rules of what the one who asks may write at a place: who sees the place may know. */
export const viewerActRules: Record<string, TypeRule> = {
  ViewerAct: {
    base: SIGN_IN,
    fields: fieldsOf(
      SIGN_IN,
      'operation standing functions functionOf clause until refusal message responsible opens verification',
    ),
  },
};
