/**
 * Loaded into each process of the graph before its own code: it ends in order when the launcher is gone, however it went.
 * The launcher holds the other end of standard input; the system closes that end even on `kill -9`.
 */
process.stdin.once('close', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
process.stdin.unref?.();
