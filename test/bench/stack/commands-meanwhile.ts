import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../../harness/api-client.js';

/** What somebody sees who works on other records while a mass is carried out. */
export interface Waited {
  /** Of each command, in ms, the shortest first. */
  took: number[];
  /** Those that were not carried out. */
  refused: number;
}

/** A person sends so often, in ms, whether the one before was answered or not. */
const every = 250;

/** Sends one command after the other to these items, in turn, until `work` has ended. */
export async function commandsMeanwhile<R>(
  client: ApiClient,
  itemIds: readonly string[],
  work: Promise<R>,
): Promise<{ result: R; waited: Waited }> {
  const waited: Waited = { took: [], refused: 0 };
  let going = true;
  const sent: Promise<void>[] = [];
  const send = async (n: number): Promise<void> => {
    const began = performance.now();
    const path = `/action-items/${itemIds[n % itemIds.length] ?? ''}`;
    const { status } = await client.patch(path, { title: `Another ${n}` }, { 'if-match': '*' });
    waited.took.push(performance.now() - began);
    if (status !== 200) waited.refused += 1;
  };
  const sending = (async () => {
    for (let n = 0; going; n += 1) {
      sent.push(send(n));
      await sleep(every);
    }
  })();
  const result = await work.finally(() => (going = false));
  await sending;
  await Promise.all(sent);
  waited.took.sort((a, b) => a - b);
  return { result, waited };
}

/** The shortest that so many of a hundred did not exceed. */
export function percentile({ took }: Waited, share: number): number {
  return took[Math.min(took.length - 1, Math.floor((took.length * share) / 100))] ?? NaN;
}
