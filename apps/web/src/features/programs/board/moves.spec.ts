import { expect, test } from '@jest/globals';
import type { ItemToAct } from '../../../components/acts/acts.js';
import { actsTo, commandsTo, refusedTo, targetsFrom, type State } from './moves.js';

const move = (command: string, ...to: State['moves'][number]['to']): State['moves'][number] => ({
  ...{ command, to, guard: null, effect: null },
});
const states: State[] = [
  {
    status: 'open',
    live: true,
    moves: [move('start', 'in_progress'), move('submit', 'submitted'), move('edit', 'same')],
  },
  {
    status: 'in_progress',
    live: true,
    moves: [move('submit', 'submitted'), move('decide_extension', 'same', 'on_hold')],
  },
  { status: 'on_hold', live: true, moves: [move('resume', 'resumed')] },
  { status: 'submitted', live: true, moves: [move('sign', 'submitted', 'done', 'in_progress')] },
  { status: 'done', live: false, moves: [] },
];
const item = (facts: Partial<ItemToAct>): ItemToAct => ({ allowed: [], refused: [], signOff: null, ...facts }) as never;

test('where something can be moved to is what the table of states says; what may leave it where it is moves nothing', () => {
  expect(targetsFrom(states, 'open')).toEqual(['in_progress', 'submitted']);
  expect(targetsFrom(states, 'in_progress')).toEqual(['submitted']);
  expect(targetsFrom(states, 'on_hold')).toEqual(['open', 'in_progress', 'submitted']);
  expect(targetsFrom(states, 'done')).toEqual([]);
  expect(commandsTo(states, 'submitted', 'done')).toEqual(['sign']);
});

test('a signature leads to done, and sending back to work; what one may not is said', () => {
  const submitted = item({ status: 'submitted', allowed: ['sign'] });
  expect(actsTo(states, submitted, 'done')).toEqual(['approve', 'approveOn']);
  expect(actsTo(states, submitted, 'in_progress')).toEqual(['sendBack']);
  const others = item({ status: 'open', refused: [{ command: 'start', because: 'The owner may.' }] });
  expect(actsTo(states, others, 'in_progress')).toEqual([]);
  expect(refusedTo(states, others, 'in_progress')).toEqual(['The owner may.']);
});
