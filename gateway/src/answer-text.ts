import { UnusableAnswer } from './subgraph-answer.js';

/**
 * The longest answer that is read, in bytes. What the largest operation of the cost limit can ask for is a fourth of it; read
 * and parsed it takes some ten times its length.
 */
export const LONGEST_ANSWER = 8 * 1024 * 1024;
/** What one subgraph's answers may take together while they are read: one that floods is cut off, and floods no other. */
const MOST_AT_ONCE = 3 * LONGEST_ANSWER;

/** Reads the answers of one subgraph, as many bytes at a time as the gateway can bear. */
export class AnswerTexts {
  #inHand = 0;

  /**
   * Reads a body to its end and gives its text away. What it took counts until it is used.
   * @throws UnusableAnswer when it is longer than an answer can be, or all that are being read are together too long
   */
  async read<Result>(body: AsyncIterable<Uint8Array>, use: (text: string) => Result): Promise<Result> {
    const parts: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const part of body) {
        length += part.length;
        this.#inHand += part.length;
        if (length > LONGEST_ANSWER || this.#inHand > MOST_AT_ONCE) throw new UnusableAnswer('TOO_LONG');
        parts.push(part);
      }
      return use(Buffer.concat(parts).toString('utf8'));
    } finally {
      this.#inHand -= length;
    }
  }
}
