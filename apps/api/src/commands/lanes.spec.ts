import { setImmediate as turn } from 'node:timers/promises';
import { Lanes, TooMany } from './lanes.js';

/** Commands that end when they are told to, in the order of their beginning. */
function commands(lanes: Lanes, record: string, count: number) {
  const begun: (() => void)[] = [];
  const order: number[] = [];
  const answers = Array.from({ length: count }, (_, n) =>
    lanes
      .inTurn(record, () => {
        order.push(n);
        return new Promise<void>((resolve) => begun.push(resolve));
      })
      .then(
        () => 'done' as const,
        (error: unknown) => error,
      ),
  );
  const endNext = async (): Promise<void> => {
    begun.shift()?.();
    await turn();
  };
  return { answers, order, begun, endNext };
}

test('six at once, the others in the order of their coming', async () => {
  const { answers, order, begun, endNext } = commands(new Lanes(), 'a', 20);
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  while (begun.length > 0) await endNext();
  expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(await Promise.all(answers)).toEqual(Array(20).fill('done'));
});

test('another record does not wait', async () => {
  const lanes = new Lanes();
  const { begun, endNext } = commands(lanes, 'a', 20);
  expect(commands(lanes, 'b', 2).order).toEqual([0, 1]);
  while (begun.length > 0) await endNext();
});

test('those who would wait in vain are told as soon as it is known how fast it goes, and when to come again', async () => {
  let now = 0;
  const lanes = new Lanes(() => now);
  const { answers, order, begun, endNext } = commands(lanes, 'a', 60);
  // One in half a second: sixteen can be done in eight seconds, and one half more is waited for.
  for (let n = 0; n < 12; n += 1) {
    now += 500;
    await endNext();
  }
  await expect(answers[59]).resolves.toBeInstanceOf(TooMany);
  const late = await lanes.inTurn('a', () => Promise.resolve()).catch((error: unknown) => error);
  expect(late).toBeInstanceOf(TooMany);
  expect((late as TooMany).after).toBe(24 * 500);
  while (begun.length > 0) await endNext();
  const ends = await Promise.all(answers);
  expect(ends.filter((end) => end === 'done')).toHaveLength(order.length);
  expect(ends.filter((end) => end instanceof TooMany)).toHaveLength(60 - order.length);
  expect(order).toHaveLength(18 + 24);
});

test('a command that fails hands its place on', async () => {
  const lanes = new Lanes();
  const failing = Array.from({ length: 10 }, () =>
    lanes.inTurn('a', () => Promise.reject(new Error('no'))).catch((error: unknown) => (error as Error).message),
  );
  expect(await Promise.all(failing)).toEqual(Array(10).fill('no'));
  await expect(lanes.inTurn('a', () => Promise.resolve('yes'))).resolves.toBe('yes');
});
