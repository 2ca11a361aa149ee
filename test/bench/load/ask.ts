import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../config/settings.js';
import { BenchProblem } from '../row.js';
import type { Done } from '../stack/in-turns.js';
import type { LoadAnswer, LoadOrder } from './http-load.js';
import type { MailOrder, MailsSent } from './bare-mails.js';

/** Asks from a process of its own. @throws BenchProblem where an answer was not 200 */
export async function ask(order: LoadOrder): Promise<LoadAnswer> {
  const answer = await run<LoadAnswer>('http-load.js', { HTTP_LOAD: JSON.stringify(order) });
  if (answer.failures > 0) throw new BenchProblem(`${answer.failures} answers of ${order.path} were not 200`);
  return answer;
}

/** The same, as one side of two that take turns. */
export async function askedFor(order: LoadOrder): Promise<Done> {
  const { requestsPerSecond, bytes } = await ask(order);
  return { count: requestsPerSecond * order.seconds, ms: 1000 / requestsPerSecond, bytes };
}

/** Sends bare mails from a process of its own. */
export function sendBare(order: MailOrder): Promise<MailsSent> {
  return run<MailsSent>('bare-mails.js', { BARE_MAILS: JSON.stringify(order) });
}

async function run<T>(main: string, order: NodeJS.ProcessEnv): Promise<T> {
  const path = join(projectRoot, 'dist', 'test', 'bench', 'load', main);
  const { stdout } = await promisify(execFile)(process.execPath, [path], { env: { ...process.env, ...order } });
  return JSON.parse(stdout) as T;
}
