/** Batches that are carried out side by side: while one waits for its commit, the next one is decided. */
const lanes = 2;

/** More gains nothing, and would keep the first of them waiting for the last. */
const most = 50;

interface Waiting<T, R> {
  one: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/**
 * Work that costs about as much for many as for one, asked for one by one: whoever asks alone is served at once, and
 * those who ask while others are served go together. `many` answers in the order of its input, with `undefined` for what
 * it leaves to `alone`; where it fails as a whole, each goes alone, so that none fails by the fault of another.
 */
export function together<T, R extends object | null>(
  many: (all: T[]) => Promise<(R | undefined)[]>,
  alone: (one: T) => Promise<R>,
): (one: T) => Promise<R> {
  const waiting: Waiting<T, R>[] = [];
  let running = 0;

  const serve = async (batch: Waiting<T, R>[]): Promise<void> => {
    const results =
      batch.length === 1 ? [] : await many(batch.map(({ one }) => one)).catch((): (R | undefined)[] => []);
    await Promise.all(
      batch.map(async ({ one, resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined) await alone(one).then(resolve, reject);
        else resolve(result);
      }),
    );
  };

  const lane = async (): Promise<void> => {
    while (waiting.length > 0) await serve(waiting.splice(0, most));
    running -= 1;
  };

  return (one) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      if (running >= lanes) return;
      running += 1;
      // What is asked for in the same turn goes along.
      setImmediate(() => void lane());
    });
}
