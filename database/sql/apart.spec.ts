import { halfByHalf } from './apart.js';

const all = Array.from({ length: 100 }, (_, n) => n);

test('one at fault keeps none of the others from it', async () => {
  const done: number[] = [];
  const failed: number[] = [];
  const sum = await halfByHalf(
    all,
    (some) => {
      if (some.includes(37)) return Promise.reject(new Error('poison'));
      done.push(...some);
      return Promise.resolve(some.length);
    },
    (one) => {
      failed.push(one);
      return Promise.resolve();
    },
  );
  expect([sum, done.length, failed]).toEqual([99, 99, [37]]);
});

test('where nothing can be done at all, it ends at the first', async () => {
  let asked = 0;
  const away = halfByHalf(
    all,
    () => Promise.reject(new Error('away')),
    async (_one, error) => {
      asked += 1;
      throw error;
    },
  );
  await expect(away).rejects.toThrow('away');
  expect(asked).toBe(1);
});
