import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * HAProxy in front of groups of equal processes. A request whose process cannot be reached, or goes away without a word, is given to
 * another one of its group: what a slice did already it does not do again, since a token is used once and a write has its key.
 * @param groups `{ name: { port, replicas: [port, …] } }`
 */
export function configurationOf(groups) {
  const parts = Object.entries(groups).map(
    ([name, { port, replicas }]) => `frontend ${name}
  bind 127.0.0.1:${port}
  default_backend ${name}
backend ${name}
  balance leastconn
  option httpchk GET /readyz
${replicas.map((replica, at) => `  server ${name}-${at} 127.0.0.1:${replica}`).join('\n')}`,
  );
  return `global
  maxconn 4000
defaults
  mode http
  timeout connect 1s
  timeout client 30s
  timeout server 30s
  timeout queue 5s
  option forwardfor
  option redispatch 1
  retries 3
  retry-on conn-failure empty-response
  default-server check inter 250ms fall 1 rise 1 maxconn 200
${parts.join('\n')}
`;
}

/** Starts it. @returns how to stop it */
export async function startHaproxy(folder, groups) {
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, configurationOf(groups));
  const log = openSync(join(folder, 'haproxy.log'), 'a');
  const child = spawn('haproxy', ['-db', '-f', file], { stdio: ['ignore', log, log] });
  await once(child, 'spawn');
  const [{ port }] = Object.values(groups);
  // It has no word for being ready.
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`HAProxy ended: see ${folder}/haproxy.log`);
    await pause(100);
  }
  return async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
}
