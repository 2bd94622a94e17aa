import { must } from '../promise.mjs';

const answers =
  (path) =>
  async ({ slice }) => {
    const status = await slice.statusOf(path);
    must(status === 200, `${path} answered ${status}`);
  };

/** What whoever runs a slice asks of it. */
export const health = [
  { id: 'health/live', says: 'GET /livez answers 200 while the process runs', keeps: answers('/livez') },
  { id: 'health/ready', says: 'GET /readyz answers 200 when it can serve', keeps: answers('/readyz') },
];
