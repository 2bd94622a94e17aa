import type { Asker, Behalf } from './behalf.js';
import type { GraphClient } from './graph-client.js';
import type { Asked, Existence, GraphAnswer, Judgement, Objection } from './question.js';

type Apart = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * How one request asks the graph: for the person whose request it is, under the same request id, and with no connection in
 * hand. Who may not see something is answered as if there were none.
 */
export class RequestGraph {
  /**
   * @param apart runs what waits for the graph with no connection in hand
   * @param asker for whom it asks; absent for what the slice does of its own accord
   */
  constructor(
    /** The slice's way to the graph, the same for all requests: the key of what is remembered for all of them. */
    readonly client: GraphClient,
    private readonly apart: Apart,
    private readonly asker?: Asker | undefined,
    private readonly isForRule = false,
  ) {}

  /** Names the person without narrowing the answer: for a rule that must see those whom the person may not see. */
  get forRule(): RequestGraph {
    return new RequestGraph(this.client, this.apart, this.asker, true);
  }

  /** Asks as the slice itself: for what speaks of nobody and is remembered for everybody. */
  get asItself(): RequestGraph {
    return new RequestGraph(this.client, this.apart);
  }

  /** As `GraphClient.existence`. */
  existence(references: Asked[]): Promise<Existence[]> {
    return this.apart(() => this.client.existence(references, this.#behalf));
  }

  /** As `GraphClient.judge`. */
  judge(references: Asked[]): Promise<Judgement[]> {
    return this.apart(() => this.client.judge(references, this.#behalf));
  }

  /** As `GraphClient.objectionOf`. */
  objectionOf(typename: string, word: string): Objection {
    return this.client.objectionOf(typename, word);
  }

  /** As `GraphClient.ask`. @throws when there is no answer within the deadline */
  ask(query: string, variables: Record<string, unknown>): Promise<GraphAnswer> {
    return this.apart(() => this.client.ask(query, variables, this.#behalf));
  }

  get #behalf(): Behalf | undefined {
    return this.asker && { asker: this.asker, forRule: this.isForRule };
  }
}
