const WIDTH = 20;
const COLUMNS = 79;

/** Where progress is shown: a terminal, a file, a pipe. */
export interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

const inSeconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * Says what is being done, on a terminal alone, in a line that goes away; and, once it is done, in a line that stays, with the
 * seconds that it took.
 */
export class Progress {
  #began = performance.now();

  constructor(private readonly output: Output = process.stdout) {}

  /** What goes on from now on. */
  begin(text: string): void {
    this.#began = performance.now();
    this.#show(`${text} …`);
  }

  /** How far it is, from 0 to 1. */
  at(text: string, part: number): void {
    const bar = '█'.repeat(Math.round(part * WIDTH)).padEnd(WIDTH, '░');
    this.#show(`${bar} ${Math.round(part * 100)} % ${text}`);
  }

  done(text: string): void {
    if (this.output.isTTY) this.output.write('\r\x1b[2K');
    this.output.write(`${inSeconds(performance.now() - this.#began).padStart(7)}  ${text}\n`);
  }

  #show(text: string): void {
    if (this.output.isTTY) this.output.write(`\r\x1b[2K${`         ${text}`.slice(0, COLUMNS)}`);
  }
}

/**
 * Shows how far a long piece of work is; at its end one line with the seconds stays.
 * @returns a function that takes what is being done and the part that is done, from 0 to 1
 */
export function showProgress(title: string, output?: Output): (what: string, part: number) => void {
  const progress = new Progress(output);
  progress.begin(title);
  return (what, part) => (part < 1 ? progress.at(`${title}: ${what}`, part) : progress.done(title));
}
