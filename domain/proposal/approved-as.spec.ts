import { approvedAs, changesOf } from './approved-as.js';
import { digestOfProposal, type Proposal } from './proposal.js';

const proposed = {
  on: { kind: 'finding', id: 'f', key: 'FI-1', title: 'Appeals' },
  command: 'edit',
  asked: { cause: 'There is one queue' },
  sent: { type: 'edit', content: { cause: 'There is one queue' } },
  premise: [
    { field: 'cause', value: null },
    { field: 'status', value: 'draft' },
  ],
  difference: [{ field: 'cause', before: null, after: 'There is one queue' }],
} as unknown as Proposal;

const before = { status: 'draft', cause: null, effect: 'None', version: 3 };
const said = (asked: Record<string, unknown>) => ({ asked, sent: { type: 'edit', content: asked } });

test('it stands on the premise of the proposal, and on the facts besides that the changes touch', () => {
  const changed = said({ cause: 'There are two queues', effect: 'Weeks are lost' });
  const as = approvedAs(proposed, changed, { before, after: { ...before, ...changed.asked, version: 4 } });
  expect(as.premise).toEqual([...proposed.premise, { field: 'effect', value: 'None' }]);
  expect(as.changes).toEqual([
    { field: 'cause', before: 'There is one queue', after: 'There are two queues' },
    { field: 'effect', before: null, after: 'Weeks are lost' },
  ]);
  expect(as.difference).toEqual([
    { field: 'cause', before: null, after: 'There are two queues' },
    { field: 'effect', before: 'None', after: 'Weeks are lost' },
  ]);
  expect(as.digest).toBe(digestOfProposal({ ...proposed, ...changed }));
  expect(as.digest).not.toBe(digestOfProposal(proposed));
  // Three of four words, and one argument that was not there.
  expect(as.share).toBe((0.75 + 1) / 2);
});

test('a fact that was named by nobody, and is changed as proposed, is no premise of it', () => {
  const named = { ...proposed, premise: [{ field: 'status', value: 'draft' }] };
  const changed = said({ cause: 'There is one queue', effect: 'Weeks are lost' });
  const as = approvedAs(named, changed, { before, after: { ...before, ...changed.asked, version: 4 } });
  expect(as.premise.map(({ field }) => field)).toEqual(['status', 'effect']);
});

test('what would change nothing of the record is refused by its place', () => {
  expect(() => approvedAs(proposed, said({ effect: 'None' }), { before, after: before })).toThrow(
    'So changed it would do nothing',
  );
});

test('what is left out is changed too, and the order of names says nothing', () => {
  expect(changesOf({ a: 1, b: { x: 1, y: 2 } }, { b: { y: 2, x: 1 } })).toEqual([
    { field: 'a', before: 1, after: null },
  ]);
});
