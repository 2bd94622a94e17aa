import { constraintOf, sqlStateOf } from '../database/postgres-failure.js';
import { conflict, type ErrorCode, Refusal, Refusals } from '../wire/errors.js';
import { toUserError, type UserError } from './user-error.js';

/** What the database's refusal means to a person, by constraint name. */
export type ConstraintMessages = Record<string, { code?: ErrorCode; message: string; path?: string }>;

/** What a write that failed tells its client. @throws the error itself when nobody expected it */
export function userErrorsOf(error: unknown, constraints: ConstraintMessages): UserError[] {
  if (error instanceof Refusal) return [toUserError(error)];
  if (error instanceof Refusals) return error.refusals.map((refusal) => toUserError(refusal));
  const known = constraints[constraintOf(error) ?? ''];
  if (known) return [toUserError(new Refusal(known.code ?? 'CONFLICT', known.message, { path: known.path }))];
  switch (sqlStateOf(error)) {
    case '23505':
    case '23P01':
      return [
        toUserError(
          conflict('Another record stands against this one. Read the present state and try again.'),
        ),
      ];
    case '40001':
    case '40P01':
      return [
        toUserError(conflict('Many people are writing here at this moment. Nothing was changed; try again.')),
      ];
    case '23514':
    case '23502':
      return [
        toUserError(
          new Refusal(
            'RULE_VIOLATION',
            'The record would not be consistent. Check the values and their order in time.',
          ),
        ),
      ];
    case '23503':
      return [toUserError(new Refusal('NOT_FOUND', 'Something that this record refers to does not exist.'))];
    default:
      throw error;
  }
}
