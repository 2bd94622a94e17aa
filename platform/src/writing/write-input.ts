import 'reflect-metadata';
import { Field, InputType, Int } from 'type-graphql';

/** The input of every write. */
@InputType({ description: 'What every write says.' })
export abstract class WriteInput {
  @Field(() => String, {
    description:
      'A fresh text of the client, 8 to 100 printable ASCII characters without blanks, for this one act. The same key with the same input gives the first answer again.',
  })
  idempotencyKey!: string;
}

/** The input of every change of an existing row. */
@InputType({ description: 'What every change says.' })
export abstract class ChangeInput extends WriteInput {
  @Field(() => Int, {
    description:
      'The `version` that the client has seen; the change is refused when somebody has changed the row since.',
  })
  expectedVersion!: number;
}
