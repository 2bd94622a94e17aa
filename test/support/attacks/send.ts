import { connect } from 'node:net';
import { Agent } from 'undici';
import type { Attack, Ending } from './attack.js';

const DEADLINE_MILLISECONDS = 15_000;

/** Sends attacks, so many at a time, in order. */
export async function sendAll(attacks: Attack[], atOnce: number): Promise<Ending[]> {
  const agent = new Agent({ connections: atOnce, pipelining: 1 });
  const endings: Ending[] = [];
  const left = attacks.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, attack] of left) endings[index] = await send(attack, agent);
    }),
  );
  await agent.close();
  return endings;
}

async function send(attack: Attack, dispatcher: Agent): Promise<Ending> {
  const started = performance.now();
  const answer = attack.raw ? await sendBytes(attack.url, attack.raw) : await sendRequest(attack, dispatcher);
  return { attack, ...answer, milliseconds: performance.now() - started };
}

async function sendRequest({ url, method = 'POST', headers = {}, body }: Attack, dispatcher: Agent) {
  const { origin } = new URL(url);
  const response = await dispatcher.request({
    origin,
    // As it is written: a URL would tidy up what is meant to be untidy.
    path: url.slice(origin.length),
    method: method as 'POST',
    headers,
    body: body ?? null,
    signal: AbortSignal.timeout(DEADLINE_MILLISECONDS),
  });
  return {
    status: response.statusCode,
    headers: JSON.stringify(response.headers),
    body: await response.body.text(),
  };
}

function sendBytes(url: string, raw: Buffer): Promise<{ status: number; headers: string; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.end(raw));
    socket.setTimeout(DEADLINE_MILLISECONDS, () => socket.destroy(new Error('no end')));
    socket.on('data', (data) => {
      text += data.toString('latin1');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // The server hung up while the rest was still on its way: that is a refusal.
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return;
      reject(error);
    });
    socket.on('close', () => {
      const [headers = '', ...body] = text.split('\r\n\r\n');
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(headers)?.[1] ?? 400);
      resolve({ status, headers, body: body.join('\r\n\r\n') });
    });
  });
}
