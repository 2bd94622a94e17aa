/** How much work is under way at once, and how much may wait for its turn. */
export interface GateLimits {
  /** Operations under way. */
  underWay: number;
  /** Operations of one person under way; that person's others wait, whoever else has room. */
  underWayOfOne: number;
  /** Operations that wait, of everybody. */
  waiting: number;
  /** Operations that wait, of one person. */
  waitingOfOne: number;
  /** How long one waits for its turn, in milliseconds. */
  waitMilliseconds: number;
}

/** Why an operation is not let in: this person asks too much at once, or everybody together does. */
export type Full = 'PERSON' | 'ALL';

/** In which order those who wait are served: a write of somebody on duty first, numbers for a report last. */
export const PRIORITIES = ['WRITE', 'READ', 'FIGURES'] as const;
export type Priority = (typeof PRIORITIES)[number];

interface Waiting {
  person: string;
  enter(): void;
}

/**
 * Lets operations in, few at a time. Without it a burst is accepted whole, everything gets slow together, and all of it is
 * given up at its deadline after the work was done. Written by hand: the queues on npm know priorities or limits for each
 * client, none of them both, and a waiting operation must leave its line at its time.
 */
export class Gate {
  #underWay = 0;
  #waiting = 0;
  readonly #byPerson = new Map<string, { underWay: number; waiting: number }>();
  readonly #lines = new Map<Priority, Set<Waiting>>(PRIORITIES.map((priority) => [priority, new Set()]));

  constructor(private readonly limits: GateLimits) {}

  /**
   * Waits for a turn.
   * @returns the function that ends the turn, to be called once; or why there is no turn
   */
  async enter(person: string, priority: Priority): Promise<(() => void) | Full> {
    const { limits } = this;
    const own = this.#of(person);
    if (this.#hasRoom(own) && this.#isNext(priority)) return this.#start(person);
    if (own.waiting >= limits.waitingOfOne) return this.#refuse(person, 'PERSON');
    if (this.#waiting >= limits.waiting) return this.#refuse(person, 'ALL');
    const line = this.#lines.get(priority)!;
    own.waiting += 1;
    this.#waiting += 1;
    const entered = await new Promise<boolean>((done) => {
      const waiting: Waiting = { person, enter: () => finish(true) };
      const timer = setTimeout(() => finish(false), limits.waitMilliseconds);
      const finish = (isTurn: boolean) => {
        clearTimeout(timer);
        line.delete(waiting);
        own.waiting -= 1;
        this.#waiting -= 1;
        // Taken at once, before anybody else can: the one who waited runs only later.
        if (isTurn) this.#take(own);
        done(isTurn);
      };
      line.add(waiting);
    });
    if (entered) return this.#ending(person);
    return this.#refuse(person, own.underWay >= limits.underWayOfOne ? 'PERSON' : 'ALL');
  }

  #of(person: string) {
    let own = this.#byPerson.get(person);
    if (!own) {
      own = { underWay: 0, waiting: 0 };
      this.#byPerson.set(person, own);
    }
    return own;
  }

  #hasRoom = (own: { underWay: number }) =>
    this.#underWay < this.limits.underWay && own.underWay < this.limits.underWayOfOne;

  /** Nobody who could go in waits with the same priority or a higher one. */
  #isNext(priority: Priority): boolean {
    for (const one of PRIORITIES) {
      for (const { person } of this.#lines.get(one)!) if (this.#hasRoom(this.#of(person))) return false;
      if (one === priority) return true;
    }
    return true;
  }

  #take(own: { underWay: number }) {
    this.#underWay += 1;
    own.underWay += 1;
  }

  #start(person: string) {
    this.#take(this.#of(person));
    return this.#ending(person);
  }

  #ending(person: string): () => void {
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#underWay -= 1;
      this.#of(person).underWay -= 1;
      this.#forget(person);
      this.#next();
    };
  }

  /** Calls in as many of those who wait as there is room for. */
  #next() {
    for (const priority of PRIORITIES)
      for (const waiting of this.#lines.get(priority)!) {
        if (this.#underWay >= this.limits.underWay) return;
        if (this.#hasRoom(this.#of(waiting.person))) waiting.enter();
      }
  }

  #refuse(person: string, why: Full): Full {
    this.#forget(person);
    return why;
  }

  #forget(person: string) {
    const own = this.#byPerson.get(person);
    if (own && own.underWay === 0 && own.waiting === 0) this.#byPerson.delete(person);
  }
}
