/** Runs a walk in which thousands of refusals are made in this process: nobody reads where, and to write it down costs. */
export async function withoutStacks<Found>(walk: () => Promise<Found>): Promise<Found> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await walk();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
