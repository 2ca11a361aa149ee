import { setTimeout as sleep } from 'node:timers/promises';
import { createInterface } from 'node:readline/promises';
import { Failure, type Client, type Schemas } from '../lib/client.js';
import { plain, show } from '../lib/output.js';
import { operationText } from './bulk-text.js';

export async function agreed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Do it? (y/N) ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Shows how far it is until it has ended; Ctrl-C cancels it. */
export async function waitFor(
  client: Client,
  started: Schemas['BulkOperationDetail'],
  asJson: boolean | undefined,
): Promise<void> {
  let operation = started;
  const at = path(operation.id);
  const stop = (): void => {
    process.stderr.write('\nStopping; what is done stays.\n');
    void client.post(`${at}/cancel`).catch(() => undefined);
  };
  process.once('SIGINT', stop);
  let said = -1;
  for (let wait = 50; operation.finishedAt === null; wait = Math.min(1_000, wait * 1.5)) {
    await sleep(wait);
    operation = await client.get(at);
    const left = operation.counts.pending;
    if (!asJson && left !== said) {
      said = left;
      process.stderr.write(`${operation.total - left} of ${plain(operation.total)} items\n`);
    }
  }
  process.removeListener('SIGINT', stop);
  show(asJson, operation, () => operationText(operation));
  if (operation.state !== 'done')
    throw new Failure(
      `The operation is ${plain(operation.state)}${operation.error ? `: ${plain(operation.error)}` : '.'}`,
    );
  const refused = operation.counts.refused;
  if (refused > 0)
    throw new Failure(`${refused} items were refused. See: tollgate bulk show ${plain(operation.id)} --result refused`);
}

export function path(id: string): `/bulk-operations/${string}` {
  return `/bulk-operations/${encodeURIComponent(id)}`;
}
