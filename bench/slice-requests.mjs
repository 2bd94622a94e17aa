// Read by every slice that is measured, before its own program: it counts what it is asked and how much of that is under way.
import { channel } from 'node:diagnostics_channel';
import { createServer } from 'node:http';

const counted = { requests: 0, open: 0 };
const isQuestion = ({ request }) => request.url?.startsWith('/graphql');
channel('http.server.request.start').subscribe((message) => {
  if (!isQuestion(message)) return;
  counted.requests += 1;
  counted.open += 1;
  message.response.once('close', () => {
    counted.open -= 1;
  });
});
createServer((_, response) => response.end(JSON.stringify(counted)))
  .listen(Number(process.env.BENCH_COUNTS_PORT), '127.0.0.1')
  .unref();
