const AT_ONCE = 2;

/**
 * Does something for each of many, two at a time. Thousands of refusals are made meanwhile in this process: nobody reads
 * where, and to write that down costs. Written by hand: a limiter from npm makes all promises at once, and knows no stacks.
 */
export async function askEach<One>(all: One[], ask: (one: One) => Promise<void>): Promise<void> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const left = all.values();
  const work = async () => {
    for (const one of left) await ask(one);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
