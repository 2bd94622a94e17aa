import postgres from 'postgres';

interface PostgresFailure {
  code?: string;
  constraint_name?: string;
}

function failureOf(error: unknown): PostgresFailure | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof postgres.PostgresError) return at;
  }
  return undefined;
}

/** The SQLSTATE behind an error, however deep drizzle wrapped it. */
export const sqlStateOf = (error: unknown): string | undefined => failureOf(error)?.code;

/** The name of the constraint that refused a write, if one did. */
export const constraintOf = (error: unknown): string | undefined => failureOf(error)?.constraint_name;
