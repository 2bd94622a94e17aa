import type { Dispatcher } from 'undici';
import { UnusableAnswer } from './subgraph-answer.js';

/**
 * The longest answer that is read, in bytes. What the largest operation of the cost limit can ask for is a fourth of it; read
 * and parsed it takes some ten times its length.
 */
export const LONGEST_ANSWER = 8 * 1024 * 1024;
/** What one subgraph's answers may take together while they are read: one that floods is cut off, and floods no other. */
const MOST_AT_ONCE = 3 * LONGEST_ANSWER;

/** One request to a subgraph. */
export interface Sending<Answer> {
  request: Dispatcher.DispatchOptions;
  /** How long all of it may take, waiting for a free connection included. */
  milliseconds: number;
  /** Aborts when nobody waits for the answer any longer. */
  gone: AbortSignal;
  /** What the answer is taken for. @throws UnusableAnswer */
  read(contentType: string | undefined, text: string): Answer;
}

/**
 * Requests to one subgraph, each of whose answers is read to its end, as many bytes at a time as the gateway can bear. Written over
 * `dispatch` because undici's `request` makes a stream of each answer and AbortSignals have to be made for its deadline: together
 * a tenth of the gateway's time.
 */
export class Exchanges {
  #inHand = 0;

  constructor(private readonly dispatcher: Dispatcher) {}

  /**
   * Sends a request and gives its answer. What the answer took counts until it is used.
   * @throws UnusableAnswer when there is no answer in time, or it is longer than one can be, or all that are being read are
   * together too long; whatever `read` throws; the reason of `gone`; an error of undici
   */
  send<Answer>({ request, milliseconds, gone, read }: Sending<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const parts: Buffer[] = [];
      let length = 0;
      let type: string | undefined;
      let sent: Dispatcher.DispatchController | undefined;
      let isOver = false;
      const end = (settle: () => void) => {
        if (isOver) return;
        isOver = true;
        clearTimeout(timer);
        gone.removeEventListener('abort', leave);
        settle();
        this.#inHand -= length;
      };
      const giveUp = (error: Error) => {
        end(() => reject(error));
        sent?.abort(error);
      };
      const leave = () => giveUp(gone.reason);
      const timer = setTimeout(() => giveUp(new UnusableAnswer('DEADLINE')), milliseconds);
      gone.addEventListener('abort', leave);
      this.dispatcher.dispatch(request, {
        onRequestStart: (controller) => {
          sent = controller;
          if (isOver) controller.abort(new UnusableAnswer('DEADLINE'));
        },
        onResponseStart: (_, status, headers) => {
          if (status >= 200) type = headers['content-type'] as string | undefined;
        },
        onResponseData: (_, part) => {
          if (isOver) return;
          length += part.length;
          this.#inHand += part.length;
          if (length > LONGEST_ANSWER || this.#inHand > MOST_AT_ONCE) giveUp(new UnusableAnswer('TOO_LONG'));
          else parts.push(part);
        },
        onResponseEnd: () =>
          end(() => {
            try {
              resolve(read(type, textOf(parts)));
            } catch (error) {
              reject(error);
            }
          }),
        onResponseError: (_, error) => end(() => reject(error)),
      });
    });
  }
}

const textOf = (parts: Buffer[]) => (parts.length === 1 ? parts[0]! : Buffer.concat(parts)).toString('utf8');
