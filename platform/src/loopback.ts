import { BlockList, isIP } from 'node:net';

const addresses = new BlockList();
addresses.addSubnet('127.0.0.0', 8, 'ipv4');
addresses.addSubnet('0.0.0.0', 8, 'ipv4');
addresses.addAddress('::1', 'ipv6');
addresses.addAddress('::', 'ipv6');

/** Whether a host name, as a URL has it, means the very machine that asks. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  const address = name.startsWith('[') ? name.slice(1, -1) : name;
  const family = isIP(address);
  return family !== 0 && addresses.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Whether a request to a server of this machine was sent to it by a name of this machine and, when a browser sent it, by a page
 * of that very server. A page of another site can have its own name resolved to 127.0.0.1 and would then read the answers of
 * whatever listens here ("DNS rebinding"): the headers still say what it is called.
 */
export function isSentFromHere({
  host,
  origin,
}: {
  host?: string | undefined;
  origin?: string | undefined;
}): boolean {
  if (!host) return false;
  const server = urlOf(`http://${host}`);
  if (!server || server.host !== host.toLowerCase() || !isLoopback(server.hostname)) return false;
  return origin === undefined || origin.toLowerCase() === server.origin;
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
