/** Whether `npm run test:long` runs: what has a budget has a large one then. */
export const isLong = process.env['LONG'] === '1';
