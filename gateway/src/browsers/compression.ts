import { randomBytes, randomInt } from 'node:crypto';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Shorter answers are not worth it, in bytes. */
const SHORTEST = 1024;
/** Brotli's usual 11 is for files that are compressed once. */
const BROTLI_QUALITY = 4;
/** So many bytes of chance at most stand on an answer that may be compressed: its length on the wire says little about what is in it. */
const MOST_PADDING = 48;

/** Compresses the answers of operations for whoever accepts it. Compressed requests are not read: a small one could unfold to a large one. */
export async function compressedAnswers(graph: FastifyInstance) {
  await graph.register(compress, {
    global: true,
    globalDecompression: false,
    threshold: SHORTEST,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
  graph.addHook('onSend', async ({ headers }, reply) => {
    if (headers['accept-encoding'])
      reply.header('x-padding', randomBytes(randomInt(MOST_PADDING)).toString('base64url'));
  });
}
