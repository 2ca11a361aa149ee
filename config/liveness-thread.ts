import { writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { StandStill } from './stand-still.js';

/** How a process says that it is. */
export interface HowItIs {
  /** A restart would not help. */
  live: boolean;
  /** It does its work; null where another address tells. */
  ready: boolean | null;
  /** What is not as it should be. */
  problems: string[];
}

export interface ThreadSettings {
  /** What the process is called in its log. */
  name: string;
  /** 0 takes a free one, on this machine only: for whoever started the process. */
  port: number;
  stuckAfterSeconds: number;
  /** Whether the process ends when its loop has stood still for so long. */
  endWhenStuck: boolean;
  /** How often the main loop shows that it turns, in ms. */
  beatEvery: number;
}

/** The thread: it hears the main loop's beats, and answers in its place. */
function watch({ name, port, stuckAfterSeconds, endWhenStuck, beatEvery }: ThreadSettings): void {
  const still = new StandStill(beatEvery * 4);
  let told = false;
  let last: HowItIs = { live: true, ready: null, problems: [] };
  parentPort?.on('message', (howItIs: HowItIs) => {
    last = howItIs;
    told = false;
    still.turned();
  });
  setInterval(() => {
    still.look(performance.now());
    if (still.seconds < stuckAfterSeconds || told) return;
    told = true;
    log(name, `${sentence(still)}${endWhenStuck ? '; the process ends' : ''}`);
    if (endWhenStuck) process.kill(process.pid, 'SIGKILL');
  }, beatEvery);

  const server = createServer((request, response) => {
    const turns = still.seconds < stuckAfterSeconds;
    const well = { '/health/live': last.live, '/health/ready': last.ready }[request.url ?? ''];
    const status = typeof well !== 'boolean' ? 'unknown' : well && turns ? 'ok' : 'not well';
    response.writeHead({ unknown: 404, ok: 200, 'not well': 503 }[status], { 'content-type': 'application/json' });
    const problems = turns ? last.problems : [sentence(still), ...last.problems];
    response.end(JSON.stringify({ status, problems, loop: { stoodStillSeconds: still.seconds, stuckAfterSeconds } }));
  });
  // On every address where it was given a port: probes come from outside.
  server.listen({ port, ...(port === 0 ? { host: '127.0.0.1' } : {}) }, () => {
    const address = server.address();
    parentPort?.postMessage({ port: typeof address === 'object' && address !== null ? address.port : port });
  });
}

function sentence({ seconds }: StandStill): string {
  return `the main loop has not turned for ${seconds} s`;
}

/** Past the main loop, which has the log and cannot write to it. */
function log(name: string, msg: string): void {
  writeSync(2, `${JSON.stringify({ level: 60, time: Date.now(), pid: process.pid, name, msg })}\n`);
}

if (!isMainThread) watch(workerData as ThreadSettings);
