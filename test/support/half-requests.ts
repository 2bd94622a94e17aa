import { connect, type Socket } from 'node:net';

/** Requests that are never finished: their head and one byte of a long body. What the other side says is collected. */
export function openHalfRequests(url: string, count: number, headers: Record<string, string> = {}) {
  const { hostname, port, pathname } = new URL(url);
  const lines = Object.entries({ 'content-type': 'application/json', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Array.from({ length: count }, () => {
    const socket: Socket = connect(Number(port), hostname);
    const half = { said: '', closed: new Promise<void>((done) => socket.once('close', () => done())) };
    socket.setEncoding('utf8').on('data', (text: string) => {
      half.said += text;
    });
    socket.on('error', () => undefined);
    socket.write(
      `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-length: 200000\r\n${lines.join('')}\r\n{`,
    );
    return half;
  });
}
