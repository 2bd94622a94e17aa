import 'reflect-metadata';
import { Directive, Field, ObjectType } from 'type-graphql';
import { registerPlainType } from '../access/plain-types.js';
import { labels } from '../labels/labels.js';
import { describedList } from '../schema/value-list.js';
import { ErrorCode, Refusal } from '../wire/errors.js';

export const ErrorSeverity = describedList(
  'ErrorSeverity',
  'An ERROR changed nothing; a WARNING was recorded and the write went through.',
  labels.ErrorSeverity,
  {
    ERROR: 'Nothing was written.',
    WARNING: 'It was written, and this is to be known about it.',
  },
);
export type ErrorSeverity = keyof typeof ErrorSeverity;

@ObjectType({ description: 'Why a write was refused, or what it was warned of.', simpleResolvers: true })
@Directive('@shareable')
export class UserError {
  @Field(() => ErrorCode, { description: 'The kind of reason, from a closed list.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'The reason in one sentence, and what to do.' })
  message!: string;

  @Field(() => [String], { description: 'Where in the input the reason lies: names and list indexes.' })
  path!: string[];

  @Field(() => ErrorSeverity, { description: 'Whether the write was refused or only warned of.' })
  severity!: ErrorSeverity;

  @Field(() => String, { nullable: true, description: 'The clause of the agreement the reason rests on.' })
  clause?: string | null;

  @Field(() => String, { nullable: true, description: 'The rule behind the refusal.' })
  rule?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that decides.' })
  owner?: string | null;

  @Field(() => String, { nullable: true, description: 'What would make the refused value or act available.' })
  opens?: string | null;
}

/** Turns a refusal into the data of a payload. */
export const toUserError = (refusal: Refusal, severity: ErrorSeverity = 'ERROR'): UserError => ({
  code: refusal.code,
  message: refusal.message,
  path: refusal.inputPath ? ['input', ...refusal.inputPath.split('.')] : [],
  severity,
  clause: refusal.clause ?? null,
  rule: refusal.rule ?? null,
  owner: refusal.owner ?? null,
  opens: refusal.opens ?? null,
});

/** A warning that goes with a write that went through. */
export const warning = (code: ErrorCode, message: string, path?: string): UserError =>
  toUserError(new Refusal(code, message, { path }), 'WARNING');

registerPlainType('UserError', ['code', 'message', 'path', 'severity', 'clause', 'rule', 'owner', 'opens']);
