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
    () => Promise.reject(new Error('nobody goes along')),
    (of) => Promise.resolve({ of }),
  );
  expect(await ask(1)).toEqual({ of: 1 });
});

test('those who ask at one time go together, fifty at most, and each has an answer of their own', async () => {
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

test('those who ask shortly after others are gathered, and whoever asks after a pause is served at once', async () => {
  const sizes: number[] = [];
  const alone: number[] = [];
  const ask = together<number, Answer>(
    (all) => {
      sizes.push(all.length);
      return Promise.resolve(all.map((of) => ({ of })));
    },
    (of) => {
      alone.push(of);
      return Promise.resolve({ of });
    },
  );
  await ask(1);
  // One turn after the other, and all before the first of them is answered.
  const later: Promise<Answer>[] = [];
  for (const next of [2, 3, 4]) {
    later.push(ask(next));
    await new Promise(setImmediate);
  }
  expect((await Promise.all(later)).map(({ of }) => of)).toEqual([2, 3, 4]);
  expect([alone, sizes]).toEqual([[1], [3]]);
});

test('whoever goes alone, and is held, keeps nobody waiting', async () => {
  const { open, passed } = gate();
  const ask = together<number, Answer>(
    (all) => Promise.resolve(all.map((of) => (of === 1 ? undefined : { of }))),
    async (of) => {
      await passed;
      return { of };
    },
  );
  const held = ask(1);
  expect(await Promise.all([ask(2), ask(3)])).toEqual([{ of: 2 }, { of: 3 }]);
  expect(await Promise.all([ask(4), ask(5)])).toEqual([{ of: 4 }, { of: 5 }]);
  open();
  expect(await held).toEqual({ of: 1 });
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
