/**
 * How much is measured. `seconds` is how long one server is asked at a time, of which the first part gives no latencies; `warmUps` how many
 * such turns may pass before it counts, fewer when medians stay as they are; `places`: at how many places pages begin, absent for as many as an
 * operation has. `growth`: what is asked once more with so many more residents.
 */
export const FORMS = {
  full: {
    size: 'large',
    rounds: 5,
    seconds: 5,
    warmUps: 6,
    openSeconds: 10,
    connections: { main: [1, 10], others: [10] },
    bursts: { flagship: 20, 'night screen': 50 },
    compared: 6,
    kinds: ['distinct', 'identical'],
  },
  quick: {
    size: 'demo',
    rounds: 3,
    seconds: 4,
    warmUps: 2,
    openSeconds: 3,
    connections: { main: [1, 10], others: [10] },
    bursts: { flagship: 20, 'night screen': 50 },
    compared: 3,
    kinds: ['distinct', 'identical'],
  },
  tiny: {
    size: 'demo',
    rounds: 1,
    seconds: 0,
    warmUps: 0,
    openSeconds: 0,
    connections: { main: [2], others: [2] },
    bursts: {},
    compared: 1,
    kinds: ['distinct'],
    places: 100,
    growth: { more: [0, 300], rounds: 1, seconds: 0, warm: 0, counted: 1, places: 100 },
    servers: ['ours', 'apollo', 'hive', 'hive-router', 'postgraphile', 'guarded-sql', 'bare-sql'],
  },
};

/** How growth is measured: to so many residents, and how often and how long each read. */
export const GROWTH = {
  sizes: [1000, 10_000, 100_000],
  withMillion: 1_000_000,
  size: 'few',
  rounds: 3,
  seconds: 3,
  warm: 3,
  counted: 11,
};

/**
 * How those who count are measured: `connections` ask for pages of residents, beside so many analysts; `editions` are built of each owner at
 * most, absent for all that are due.
 */
export const ANALYSTS = {
  full: { size: 'large', connections: 4, rounds: 5, seconds: 8, analysts: 50, questions: 60, editions: 2 },
  quick: { size: 'demo', connections: 4, rounds: 3, seconds: 5, analysts: 50, questions: 20, editions: 2 },
  tiny: {
    size: 'demo',
    connections: 2,
    rounds: 1,
    seconds: 0,
    analysts: 3,
    questions: 2,
    editions: 1,
    places: 100,
  },
};

/**
 * Reads the words after `npm run bench --`: a form, and what to leave out.
 * @throws Error that names what may be said
 */
export function readWords(words) {
  const told = { form: 'full', operations: undefined, servers: undefined };
  for (const word of words) {
    const [name, value] = word.replace(/^--/, '').split('=');
    if (name in FORMS && value === undefined) told.form = name;
    else if (['operations', 'servers', 'kinds'].includes(name) && value) told[name] = value.split(',');
    else
      throw new Error(
        `"${word}" is not understood. Say --quick or --tiny, --operations=flagship,centres, --servers=ours,apollo, --kinds=distinct.`,
      );
  }
  const settings = { ...FORMS[told.form], ...(told.kinds && { kinds: told.kinds }) };
  return { ...told, servers: told.servers ?? settings.servers, settings };
}
