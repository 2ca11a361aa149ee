import { setTimeout as sleep } from 'node:timers/promises';

/** More gains nothing, and would keep the first of them waiting for the last. */
const most = 50;

/** Where one asks so soon after another, in ms, more are to be expected, and are waited for as long. */
const gathering = 100;

interface Waiting<T, R> {
  one: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/**
 * Work that costs about as much for many as for one, asked for one by one: whoever asks alone is served at once, and
 * those who ask shortly after each other go together. `many` answers in the order of its input, with `undefined` for what
 * it leaves to `alone`; where it fails as a whole, each goes alone, so that none fails by the fault of another.
 */
export function together<T, R extends object | null>(
  many: (all: T[]) => Promise<(R | undefined)[]>,
  alone: (one: T) => Promise<R>,
): (one: T) => Promise<R> {
  const waiting: Waiting<T, R>[] = [];
  let serving = false;
  let lastAsked = -Infinity;

  /** Whoever goes alone keeps nobody waiting. */
  const serveAlone = ({ one, resolve, reject }: Waiting<T, R>): void => void alone(one).then(resolve, reject);

  const serve = async (batch: Waiting<T, R>[]): Promise<void> => {
    const results =
      batch.length === 1 ? [] : await many(batch.map(({ one }) => one)).catch((): (R | undefined)[] => []);
    for (const [index, each] of batch.entries()) {
      const result = results[index];
      if (result === undefined) serveAlone(each);
      else each.resolve(result);
    }
  };

  const serveAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      await serve(waiting.splice(0, most));
      if (waiting.length > 0 && waiting.length < most) await sleep(gathering);
    }
    serving = false;
  };

  return (one) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      const soon = performance.now() - lastAsked < gathering;
      lastAsked = performance.now();
      if (serving) return;
      serving = true;
      // What is asked for in the same turn goes along.
      if (soon) setTimeout(() => void serveAll(), gathering);
      else setImmediate(() => void serveAll());
    });
}
