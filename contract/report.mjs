const MARKS = { HOLDS: 'holds    ', BROKEN: 'BROKEN   ', NOT_ASKED: 'not asked' };

/** One line for a promise; what came instead stands below it. */
export const lineOf = ({ id, says, outcome, why }) =>
  [`${MARKS[outcome]}  ${id.padEnd(26)} ${says}`, ...(why ? [`             ${why}`] : [])].join('\n');

/** The last lines: how many of which, and the names of those that do not hold. */
export function sumOf(findings) {
  const named = (outcome) => findings.filter((one) => one.outcome === outcome).map(({ id }) => id);
  const [holds, broken, open] = [named('HOLDS'), named('BROKEN'), named('NOT_ASKED')];
  return [
    `${holds.length} promises hold, ${broken.length} are broken, ${open.length} were not asked.`,
    ...(broken.length > 0 ? [`Broken: ${broken.join(', ')}`] : []),
    ...(open.length > 0 ? [`Not asked, and so not proved: ${open.join(', ')}`] : []),
  ].join('\n');
}
