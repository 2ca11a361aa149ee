import { Turns } from './turns.js';

test('two at a time, three wait in order, the next is turned away; a place that is free is taken again', async () => {
  const turns = new Turns(2, 3);
  const began: number[] = [];
  const ends = new Map<number, (failed: boolean) => void>();
  const start = (n: number): Promise<number> =>
    turns.take(
      () =>
        new Promise((resolve, reject) => {
          began.push(n);
          ends.set(n, (failed) => {
            if (failed) reject(new Error('failed'));
            else resolve(n);
          });
        }),
      () => new Error('too many'),
    );
  const all = [1, 2, 3, 4, 5].map(start);
  await expect(start(6)).rejects.toThrow('too many');
  expect(began).toEqual([1, 2]);
  ends.get(2)?.(true);
  await expect(all[1]).rejects.toThrow('failed');
  expect(began).toEqual([1, 2, 3]);
  for (const n of [1, 3, 4, 5]) {
    ends.get(n)?.(false);
    expect(await all[n - 1]).toBe(n);
  }
  expect(began).toEqual([1, 2, 3, 4, 5]);
  const later = start(7);
  ends.get(7)?.(false);
  expect(await later).toBe(7);
});
