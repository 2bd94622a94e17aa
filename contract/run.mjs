import { Broken } from './promise.mjs';

/**
 * What became of a promise: it holds, it is broken (`why` says what came instead), or it was not asked (`why` says for want of what).
 * @typedef {{ id: string, says: string, level: string, outcome: 'HOLDS' | 'BROKEN' | 'NOT_ASKED', why?: string }} Finding
 */

/**
 * Asks whether a slice keeps its promises, one after the other: later ones use what earlier ones have made.
 * @param {import('./promise.mjs').Promised[]} promises
 * @param {object} world what they ask with
 * @param {'CORE' | 'FULL'} level
 * @param {(finding: Finding) => void} [tell] told of each as it is found
 * @returns {Promise<Finding[]>}
 */
export async function run(promises, world, level = 'FULL', tell = () => undefined) {
  const findings = new Map();
  for (const promise of promises) {
    const { id, says, level: own = 'CORE' } = promise;
    if (own === 'FULL' && level === 'CORE') continue;
    const finding = { id, says, level: own, ...(await judge(promise, world, findings)) };
    findings.set(id, finding);
    tell(finding);
  }
  return [...findings.values()];
}

async function judge({ needs = [], missing, keeps }, world, findings) {
  const lacking = needs.find((id) => findings.get(id)?.outcome !== 'HOLDS');
  if (lacking) return { outcome: 'NOT_ASKED', why: `it needs ${lacking}` };
  const why = missing?.(world);
  if (why) return { outcome: 'NOT_ASKED', why };
  try {
    await keeps(world);
    return { outcome: 'HOLDS' };
  } catch (error) {
    if (error instanceof Broken) return { outcome: 'BROKEN', why: error.message };
    return { outcome: 'BROKEN', why: `it could not be asked: ${error.cause?.message ?? error.message}` };
  }
}

/** @returns {0 | 1} 0 when everything of the level was asked and holds */
export const exitCodeOf = (findings) => (findings.every(({ outcome }) => outcome === 'HOLDS') ? 0 : 1);
