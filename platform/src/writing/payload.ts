import 'reflect-metadata';
import type { GraphQLScalarType } from 'graphql';
import { type ClassType, Field, ObjectType } from 'type-graphql';
import { registerPlainType } from '../access/plain-types.js';
import { UserError } from './user-error.js';

type Shown = ClassType<object> | GraphQLScalarType | Readonly<Record<string, string>>;

/** A field of a payload: its type, as `@Field` takes it, and its description. */
type PayloadField = readonly [type: () => Shown | [Shown], description: string];

type ValueOf<Type> =
  Type extends ClassType<infer Value>
    ? Value
    : Type extends GraphQLScalarType<infer Value>
      ? Value
      : Type extends Readonly<Record<string, infer Word>>
        ? Word
        : never;

type ValueOfField<Type> = Type extends [infer Item] ? ValueOf<Item>[] : ValueOf<Type>;

/** What a write answers: each field may be absent, because a write that is refused has nothing to tell but why. */
export type Payload<Fields extends Record<string, PayloadField>> = {
  -readonly [Name in keyof Fields]?: ValueOfField<ReturnType<Fields[Name][0]>> | null;
} & { userErrors: UserError[] };

/**
 * Makes the payload type of one or several mutations.
 * @param fields what the write left behind, by name: the type and its description
 * @param refused what its list of refusals holds, where a write that went through tells something there as well
 */
export function payloadOf<const Fields extends Record<string, PayloadField>>(
  name: string,
  description: string,
  fields: Fields,
  refused = 'Why it was refused; empty when it went through.',
): ClassType<Payload<Fields>> {
  @ObjectType(name, { description, simpleResolvers: true })
  class WritePayload {}
  for (const [field, [type, says]] of Object.entries(fields))
    Field(type as () => ClassType, { nullable: true, description: says })(WritePayload.prototype, field);
  Field(() => [UserError], { description: refused })(WritePayload.prototype, 'userErrors');
  registerPlainType(name, [...Object.keys(fields), 'userErrors']);
  return WritePayload as unknown as ClassType<Payload<Fields>>;
}
