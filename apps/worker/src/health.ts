import { createServer, type Server } from 'node:http';
import type { PollLoop } from './poll-loop.js';

export interface WorkerHealth {
  /** Every loop goes round, whether it can do its work or not: a restart would help nobody. */
  live: boolean;
  /** It does its work: the database answers every loop, and Temporal is polled. */
  ready: boolean;
  /** What is not as it should be. */
  problems: string[];
}

/** No round takes so long, in ms: one that does is stuck. */
const longestRound = 120_000;

export function healthOf(loops: readonly PollLoop[], polls: boolean, now: number): WorkerHealth {
  const stuck = loops.filter(({ pulse }) => now - pulse.at > longestRound);
  const failing = loops.filter(({ pulse }) => !pulse.ok);
  const problems = [
    ...stuck.map(({ name, pulse }) => `${name} has not come round for ${Math.round((now - pulse.at) / 1000)} s`),
    ...failing.map(({ name }) => `${name} failed; it is tried again`),
    ...(polls ? [] : ['Temporal is not polled']),
  ];
  return { live: stuck.length === 0, ready: problems.length === 0, problems };
}

/** Tells how the worker is: `GET /health/live` and `/health/ready`, 200 or 503. On every address: probes come from outside. */
export async function serveHealth(port: number, health: () => WorkerHealth): Promise<Server> {
  const server = createServer((request, response) => {
    const { live, ready, problems } = health();
    const well = { '/health/live': live, '/health/ready': ready }[request.url ?? ''];
    response.writeHead(well === undefined ? 404 : well ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: well === undefined ? 'unknown' : well ? 'ok' : 'not well', problems }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return server;
}
