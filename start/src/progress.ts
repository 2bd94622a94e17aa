const WIDTH = 30;

/**
 * Shows how far a long piece of work is: a bar that is redrawn on a terminal, a line for each tenth elsewhere.
 * @returns a function that takes what is being done and the part that is done, from 0 to 1
 */
export function showProgress(title: string, output = process.stdout): (what: string, part: number) => void {
  let lastTenth = -1;
  return (what, part) => {
    const tenth = Math.floor(part * 10);
    if (output.isTTY) {
      const bar = '█'.repeat(Math.round(part * WIDTH)).padEnd(WIDTH, '░');
      output.write(`\r\x1b[2K${title} ${bar} ${Math.round(part * 100)} % ${part < 1 ? what : '\n'}`);
    } else if (tenth > lastTenth) {
      lastTenth = tenth;
      output.write(`${title} ${tenth * 10} % ${what}\n`);
    }
  };
}
