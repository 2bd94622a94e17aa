import { createServer } from 'node:net';
import { OWNERS, type Owner } from './owners.js';

export interface Ports {
  gateway: number;
  issuer: number;
  slices: Record<Owner, number>;
}

/** The ports of the whole graph: the gateway's (4000 unless GATEWAY_PORT says otherwise) and those that follow it. */
export function portsFrom(environment: NodeJS.ProcessEnv): Ports {
  const gateway = Number(environment['GATEWAY_PORT'] ?? 4000);
  if (!Number.isInteger(gateway) || gateway < 1 || gateway > 65_500)
    throw new Error('GATEWAY_PORT must be a port number from 1 to 65500.');
  const slices = Object.fromEntries(OWNERS.map((owner, index) => [owner, gateway + 1 + index])) as Record<
    Owner,
    number
  >;
  return { gateway, issuer: gateway + 10, slices };
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => server.close(() => resolve(true)))
      .listen(port, '127.0.0.1');
  });

/** @throws Error with one sentence when another program has one of the ports */
export async function checkPorts(ports: Ports): Promise<void> {
  for (const [name, port] of [
    ['gateway', ports.gateway],
    ['issuer', ports.issuer],
    ...Object.entries(ports.slices),
  ] as [string, number][]) {
    if (!(await isFree(port))) {
      throw new Error(
        `Port ${port} (${name}) is taken by another program. Stop that program, or choose other ports: GATEWAY_PORT=5000 npm start (the others follow it).`,
      );
    }
  }
}
