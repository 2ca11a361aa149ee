import { together } from './together.js';

type Answer = { of: number };

const gate = (): { open: () => void; passed: Promise<void> } => {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
};

test('whoever asks alone is served alone, at once', async () => {
  const ask = together<number, Answer>(
    () => Promise.reject(new Error('nobody goes with him')),
    (of) => Promise.resolve({ of }),
  );
  expect(await ask(1)).toEqual({ of: 1 });
});

test('those who ask at one time go together, fifty at most, and each has his own answer', async () => {
  const sizes: number[] = [];
  const ask = together<number, Answer>(
    (all) => {
      sizes.push(all.length);
      return Promise.resolve(all.map((of) => ({ of })));
    },
    () => Promise.reject(new Error('none goes alone')),
  );
  const asked = Array.from({ length: 120 }, (_, index) => index);
  expect(await Promise.all(asked.map(ask))).toEqual(asked.map((of) => ({ of })));
  expect(sizes).toEqual([50, 50, 20]);
});

test('those who ask while others are served wait for a lane, not for each other', async () => {
  const { open, passed } = gate();
  const begun = gate();
  const batches: number[][] = [];
  const ask = together<number, Answer>(
    async (all) => {
      batches.push(all);
      begun.open();
      if (all.includes(1)) await passed;
      return all.map((of) => ({ of }));
    },
    (of) => Promise.resolve({ of }),
  );
  const first = Promise.all([ask(1), ask(2)]);
  await begun.passed;
  const second = await Promise.all([ask(3), ask(4)]);
  open();
  expect([await first, second].flat().map(({ of }) => of)).toEqual([1, 2, 3, 4]);
  expect(batches).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('where they fail together each goes alone, and only the one at fault fails', async () => {
  const ask = together<number, Answer>(
    () => Promise.reject(new Error('one of them')),
    (of) => (of === 2 ? Promise.reject(new Error('the one at fault')) : Promise.resolve({ of })),
  );
  const ends = await Promise.allSettled([1, 2, 3].map(ask));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('what is left out goes alone; null is an answer', async () => {
  const alone: number[] = [];
  const ask = together<number, Answer | null>(
    (all) => Promise.resolve(all.map((of) => (of === 1 ? undefined : null))),
    (of) => {
      alone.push(of);
      return Promise.resolve({ of });
    },
  );
  expect(await Promise.all([ask(1), ask(2)])).toEqual([{ of: 1 }, null]);
  expect(alone).toEqual([1]);
});
