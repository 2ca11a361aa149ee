import {
  afterReplacing,
  freely,
  fullAllowance,
  mayReplace,
  mostAllowance,
  type Became,
  type Replacing,
} from './replacing.js';

const minute = 60_000;

/** The state after a turn in which so many were replaced at that time. */
const replaced = (before: Replacing, n: number, at: number): Replacing => ({
  ...before,
  watched: [...before.watched, ...Array.from({ length: n }, (_, i) => ({ workflowId: `w${at}/${i}`, at }))],
});

const all = (what: Became, { watched }: Replacing): Became[] => watched.map(() => what);

test('as many as are found, up to ten; while nothing shows of them no more than that are on their way', () => {
  expect(mayReplace(freely)).toBe(fullAllowance);
  const some = replaced(freely, 4, 0);
  expect(mayReplace(afterReplacing(some, all('open', some), minute))).toBe(fullAllowance - 4);
  const full = replaced(freely, 10, 0);
  expect(mayReplace(afterReplacing(full, all('open', full), minute))).toBe(0);
});

test('where it helped more follow, up to a hundred', () => {
  let state = freely;
  const may: number[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    state = replaced(state, mayReplace(state), turn * minute);
    state = afterReplacing(state, all('well', state), (turn + 1) * minute);
    may.push(mayReplace(state));
  }
  expect(may).toEqual([20, 40, 80, mostAllowance, mostAllowance, mostAllowance]);
});

test('where one fails again, one at a time is tried from then on, until it helps', () => {
  const begun = replaced(freely, 10, 0);
  const became: Became[] = ['again', ...begun.watched.slice(1).map((): Became => 'well')];
  let state = afterReplacing(begun, became, minute);
  expect(state).toEqual({ allowance: 1, watched: [], heldBackSince: minute });
  // An hour of a bad build: as many are ended as turns have shown something.
  let ended = 0;
  for (let turn = 0; turn < 120; turn += 1) {
    const now = minute + turn * 30_000;
    const may = mayReplace(state);
    ended += may;
    state = replaced(state, may, now);
    state = afterReplacing(state, all(turn % 3 === 2 ? 'again' : 'open', state), now);
  }
  expect(ended).toBe(40);
  expect(state.heldBackSince).toBe(minute);
  const helped: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    state = replaced(state, mayReplace(state), 200 * minute);
    state = afterReplacing(state, all('well', state), 201 * minute);
    helped.push(state.allowance);
  }
  expect(helped).toEqual([2, 4, 8, 16]);
  expect(state.heldBackSince).toBeNull();
});

test('one of which nothing shows for ten minutes is watched no longer, and says nothing', () => {
  const state = replaced({ ...freely, allowance: 1, heldBackSince: 5 }, 1, 0);
  expect(mayReplace(afterReplacing(state, ['open'], 9 * minute))).toBe(0);
  expect(afterReplacing(state, ['open'], 10 * minute)).toEqual({ allowance: 1, watched: [], heldBackSince: 5 });
});
