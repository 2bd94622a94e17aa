/** How much work is under way at once, and how much may wait for its turn. */
export interface GateLimits {
  /** Operations under way. */
  underWay: number;
  /** Operations of one person under way; that person's others wait, whoever else has room. */
  underWayOfOne: number;
  /** Operations under way that count for a report, of everybody: the rest of the room is for who looks after somebody. */
  underWayOfFigures: number;
  /** Operations that wait, of everybody. */
  waiting: number;
  /** Operations that wait, of one person. */
  waitingOfOne: number;
  /** How long a read waits for its turn, in milliseconds; what is more urgent waits longer. */
  waitMilliseconds: number;
}

/** Why an operation is not let in: this person asks too much at once, or everybody together does. */
export type Full = 'PERSON' | 'ALL';

/** In which order those who wait are served: what keeps a person safe first, numbers for a report last. */
export const PRIORITIES = ['URGENT', 'WRITE', 'READ', 'FIGURES'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** How many times as long as a read each waits before it is given up: who has to write down that a child is missing waits. */
const PATIENCE: Record<Priority, number> = { URGENT: 5, WRITE: 2, READ: 1, FIGURES: 1 };
/** The share of the latest in the mean time of a turn. */
const LATEST = 0.1;

/** How a wait ends: with a turn, without one, or because the one who waited has gone. */
type End = 'TURN' | 'NO_TURN' | 'GONE';

interface Waiting {
  person: string;
  enter(): void;
  giveUp(): void;
}

/**
 * Lets operations in, few at a time. Without it a burst is accepted whole, everything gets slow together, and all of it is
 * given up at its deadline after the work was done. Who would wait too long is refused at once: by Little's law the wait is
 * the number of those ahead times the time between two ends of late (as CoDel and adaptive limits do, a line is judged by
 * how long it takes and not by how long it is). Written by hand: the queues on npm know priorities or limits for each
 * client, none of them both, and a waiting operation must leave its line at its time.
 */
export class Gate {
  #underWay = 0;
  #figuresUnderWay = 0;
  #waiting = 0;
  /** The mean time between two ends while somebody waited, in milliseconds; 0 until it is known. */
  #turn = 0;
  #lastEnd: number | undefined;
  readonly #byPerson = new Map<string, { underWay: number; waiting: number }>();
  readonly #lines = new Map<Priority, Set<Waiting>>(PRIORITIES.map((priority) => [priority, new Set()]));

  constructor(
    private readonly limits: GateLimits,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /**
   * Why an operation would be refused now, if it would; so that this can be said before it is even read.
   * @param priority the highest that it can have
   */
  refuses(person: string, priority: Priority): Full | undefined {
    const { limits } = this;
    const own = this.#byPerson.get(person) ?? { underWay: 0, waiting: 0 };
    if (this.#hasRoom(own, priority) && this.#isNext(priority)) return undefined;
    if (own.waiting >= limits.waitingOfOne && !this.#weakest(priority, person)) return 'PERSON';
    const ahead = PRIORITIES.slice(0, PRIORITIES.indexOf(priority) + 1);
    const wait = this.#turn * ahead.reduce((sum, one) => sum + this.#lines.get(one)!.size, 0);
    if (wait > limits.waitMilliseconds * PATIENCE[priority]) return 'ALL';
    return this.#waiting >= limits.waiting && !this.#weakest(priority) ? 'ALL' : undefined;
  }

  /**
   * Waits for a turn. Where the line is full, one of a lower priority makes place.
   * @param gone aborts when nobody waits for the answer any longer: the place in the line is free at once
   * @returns the function that ends the turn, to be called once; or why there is no turn
   */
  async enter(person: string, priority: Priority, gone?: AbortSignal): Promise<(() => void) | Full | 'GONE'> {
    const { limits } = this;
    if (gone?.aborted) return 'GONE';
    const refused = this.refuses(person, priority);
    if (refused) return refused;
    if (this.#byPerson.get(person)?.waiting === limits.waitingOfOne)
      this.#weakest(priority, person)?.giveUp();
    if (this.#waiting >= limits.waiting) this.#weakest(priority)?.giveUp();
    const own = this.#of(person);
    if (this.#hasRoom(own, priority) && this.#isNext(priority)) return this.#start(person, priority);
    const line = this.#lines.get(priority)!;
    own.waiting += 1;
    this.#waiting += 1;
    const end = await new Promise<End>((done) => {
      const waiting: Waiting = { person, enter: () => finish('TURN'), giveUp: () => finish('NO_TURN') };
      const leave = () => finish('GONE');
      const timer = setTimeout(waiting.giveUp, limits.waitMilliseconds * PATIENCE[priority]);
      const finish = (how: End) => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', leave);
        line.delete(waiting);
        own.waiting -= 1;
        this.#waiting -= 1;
        // Taken at once, before anybody else can: the one who waited runs only later.
        if (how === 'TURN') this.#take(own, priority);
        done(how);
      };
      gone?.addEventListener('abort', leave, { once: true });
      line.add(waiting);
    });
    if (end === 'TURN') return this.#ending(person, priority);
    if (end === 'GONE') return this.#refuse(person, 'GONE');
    return this.#refuse(person, own.underWay >= limits.underWayOfOne ? 'PERSON' : 'ALL');
  }

  /** The last one in line of the lowest priority below this one; of one person when told. */
  #weakest(priority: Priority, person?: string): Waiting | undefined {
    for (const lower of PRIORITIES.slice(PRIORITIES.indexOf(priority) + 1).reverse()) {
      const line = [...this.#lines.get(lower)!];
      const last = line.findLast((waiting) => person === undefined || waiting.person === person);
      if (last) return last;
    }
    return undefined;
  }

  #of(person: string) {
    let own = this.#byPerson.get(person);
    if (!own) {
      own = { underWay: 0, waiting: 0 };
      this.#byPerson.set(person, own);
    }
    return own;
  }

  #hasRoom = (own: { underWay: number }, priority: Priority) =>
    this.#underWay < this.limits.underWay &&
    own.underWay < this.limits.underWayOfOne &&
    (priority !== 'FIGURES' || this.#figuresUnderWay < this.limits.underWayOfFigures);

  /** Nobody who could go in waits with the same priority or a higher one. */
  #isNext(priority: Priority): boolean {
    for (const one of PRIORITIES) {
      for (const { person } of this.#lines.get(one)!) if (this.#hasRoom(this.#of(person), one)) return false;
      if (one === priority) return true;
    }
    return true;
  }

  #take(own: { underWay: number }, priority: Priority) {
    this.#underWay += 1;
    own.underWay += 1;
    if (priority === 'FIGURES') this.#figuresUnderWay += 1;
  }

  #start(person: string, priority: Priority) {
    this.#take(this.#of(person), priority);
    return this.#ending(person, priority);
  }

  #ending(person: string, priority: Priority): () => void {
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#noteEnd();
      this.#underWay -= 1;
      if (priority === 'FIGURES') this.#figuresUnderWay -= 1;
      this.#of(person).underWay -= 1;
      this.#forget(person);
      this.#next();
    };
  }

  /** While somebody waits, the ends follow each other as fast as the graph can answer. */
  #noteEnd() {
    const now = this.clock();
    if (this.#waiting === 0) this.#lastEnd = undefined;
    else {
      const took = this.#lastEnd === undefined ? undefined : now - this.#lastEnd;
      if (took !== undefined)
        this.#turn = this.#turn === 0 ? took : (1 - LATEST) * this.#turn + LATEST * took;
      this.#lastEnd = now;
    }
  }

  /** Calls in as many of those who wait as there is room for. */
  #next() {
    for (const priority of PRIORITIES)
      for (const waiting of this.#lines.get(priority)!) {
        if (this.#underWay >= this.limits.underWay) return;
        if (this.#hasRoom(this.#of(waiting.person), priority)) waiting.enter();
      }
  }

  #refuse<Why extends Full | 'GONE'>(person: string, why: Why): Why {
    this.#forget(person);
    return why;
  }

  #forget(person: string) {
    const own = this.#byPerson.get(person);
    if (own && own.underWay === 0 && own.waiting === 0) this.#byPerson.delete(person);
  }
}
