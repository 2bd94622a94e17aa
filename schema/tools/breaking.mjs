import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { publicSchema } from './compose.mjs';

const { diff, CriticalityLevel } = createRequire(import.meta.url)('@graphql-inspector/core');

/** The supergraph at a commit of the repository that holds the folder, or undefined when there was none. */
export function supergraphAt(base, folder) {
  try {
    return execFileSync('git', ['show', `${base}:./supergraph.graphql`], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/**
 * Changes that would break a client, unless accepted with a reason. The schema that clients see is compared and not
 * each slice's own: a field that moves from one owner to another, or an inaccessible one, breaks nobody.
 * @param {{ change: string, reason: string }[]} accepted e.g. `{ "change": "FIELD_REMOVED Resident.age", "reason": "..." }`
 */
export async function breakingChanges(before, after, accepted) {
  const changes = await diff(publicSchema(before), publicSchema(after));
  const allowed = new Set(accepted.filter(({ reason }) => reason?.trim()).map(({ change }) => change));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter(({ type, path }) => !allowed.has(`${type} ${path}`))
    .map(({ type, path, message }) => `breaking change "${type} ${path}": ${message}`);
}
