import { changedArguments, changes } from './changed-arguments.js';

const proposed = { reason: 'As read', likelihood: 2, due: { in: '10 working days' }, note: 'N' };

test('what is said takes the place of what was proposed, and the rest stays', () => {
  const set = ['reason=As read twice', 'likelihood=3', 'due={"in":"5 working days"}', 'rating=high=er'];
  expect(changedArguments(proposed, { set, without: ['note'] })).toEqual({
    ...{ reason: 'As read twice', likelihood: 3, due: { in: '5 working days' }, rating: 'high=er' },
  });
  expect(changedArguments(proposed, {})).toEqual(proposed);
});

test('what cannot be read is said with its name', () => {
  expect(() => changedArguments(proposed, { set: ['likelihood=three'] })).toThrow('--set likelihood: it is no text');
  expect(() => changedArguments(proposed, { set: ['reason'] })).toThrow('has no name and value');
  expect(() => changedArguments(proposed, { without: ['colour'] })).toThrow('It says reason, likelihood, due, note');
  expect(() => changedArguments(proposed, { arguments: '/nowhere.json' })).toThrow('cannot be read');
});

test('where nothing is to be another, it is approved as it is', () => {
  expect(changes({})).toBe(false);
  expect(changes({ set: ['a=b'] })).toBe(true);
});
