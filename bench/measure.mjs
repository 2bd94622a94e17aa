import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

/** Clock ticks a second in /proc/<pid>/stat: 100 on every Linux of today. */
const TICKS = 100;

/** CPU seconds that a process has used so far. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/**
 * Asks one server for a while.
 * @returns latencies in milliseconds, requests a second, CPU milliseconds a request of that process, failed requests
 */
export async function measure({ url, pid }, { body, headers, connections, seconds }) {
  const before = cpuSeconds(pid);
  const result = await autocannon({ url, method: 'POST', body, headers, connections, duration: seconds });
  const answered = result.requests.total || 1;
  return {
    p50: result.latency.p50,
    p99: result.latency.p99,
    perSecond: result.requests.average,
    cpu: ((cpuSeconds(pid) - before) * 1000) / answered,
    failed: result.errors + result.timeouts + result.non2xx,
  };
}
