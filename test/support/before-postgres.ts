import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface BeforePostgres {
  url: string;
  close(): Promise<void>;
}

/**
 * An address of its own before a PostgreSQL, without TLS. A connection of a client brings one to PostgreSQL with it, and both end
 * together.
 * @param pass passes on what the two say to each other
 */
export async function standBeforePostgres(
  url: string,
  pass: (client: Socket, upstream: Socket) => void,
): Promise<BeforePostgres> {
  const real = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(real.port), real.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
      });
    }
    pass(client, upstream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = new URL(url);
  own.hostname = '127.0.0.1';
  own.port = String((server.address() as AddressInfo).port);
  return {
    url: own.href,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
