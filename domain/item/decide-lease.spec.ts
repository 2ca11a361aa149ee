import { day, dueOn, itemRecord, monday } from '../../test/factories/domain-records.js';
import { toInstant } from '../time.js';
import type { ExceptionToItem, ItemCommand } from './commands.js';
import { decideItem } from './decide.js';
import { fireDueSteps } from './fire.js';
import type { ItemRecord, Lease } from './item.js';
import { noOutcome } from '../record/outcome.js';

const end = toInstant(dueOn(20));
const first: Lease = { exceptionId: 'one', name: 'EX-1 “Old”', startsAt: null, endsAt: end };
const renewal: Lease = { exceptionId: 'two', name: 'EX-2 “New”', startsAt: end, endsAt: end + 30 * day };
const begun: Lease = { ...renewal, startsAt: null };

let keys = 0;

function act(
  subject: ItemRecord,
  command: ExceptionToItem | ItemCommand,
  at: number,
  leases: Lease[] = [],
): ItemRecord {
  keys += 1;
  const by = { actorId: null, key: `k${keys}`, at };
  return fireDueSteps(decideItem(noOutcome({ ...subject, leases }), command, by), at).after;
}

const suspend = (exceptionId: string): ExceptionToItem => ({ type: 'suspend', exceptionId, reason: exceptionId });
const release = (exceptionId: string): ExceptionToItem => ({ type: 'release', exceptionId, reason: 'over' });
const suspended = (): ItemRecord => act(itemRecord(1), suspend('one'), monday + day);

test('renewed, there is no gap in whichever order the one ends and the other begins', () => {
  const endsFirst = act(act(suspended(), release('one'), end, [renewal]), suspend('two'), end, [begun]);
  const beginsFirst = act(act(suspended(), suspend('two'), end, [first, begun]), release('one'), end, [begun]);
  for (const { item } of [endsFirst, beginsFirst])
    expect(item).toMatchObject({ status: 'on_hold', heldExceptionId: 'two', cycle: 1, breachedAt: null });
  const after = act(endsFirst, release('two'), end + 30 * day).item;
  expect(after).toMatchObject({ status: 'open', cycle: 2, overdue: true, breachedAt: end + 30 * day });
});

test('one that is over by then does not cover, though no machine has ended it yet', () => {
  const late: Lease = { ...begun, endsAt: end - day };
  expect(act(suspended(), release('one'), end, [late]).item).toMatchObject({ status: 'open', cycle: 2 });
});

test('an item that was late before is not counted as late meanwhile, and is late again afterwards, with a new ladder', () => {
  const overdue = fireDueSteps(noOutcome(itemRecord(1)), monday + 15 * day).after;
  expect(overdue.item).toMatchObject({ overdue: true, ladderLevel: 2 });
  const held = act(overdue, suspend('one'), monday + 15 * day);
  expect(held.item.overdue).toBe(false);
  const { item, steps } = act(held, release('one'), end);
  expect(item).toMatchObject({ overdue: true, breachedAt: item.dueAt, ladderFrom: end, ladderLevel: 1 });
  const ladder = steps.filter(({ kind, cycle }) => kind === 'level' && cycle === 2);
  expect(ladder.map(({ fireAt, state }) => [fireAt - end, state])).toEqual([
    [0, 'fired'],
    [2 * day, 'planned'],
    [5 * day, 'planned'],
  ]);
});

test('not yet due at the end, it is reminded and breached as ever', () => {
  const { item, steps } = act(suspended(), release('one'), monday + 2 * day);
  expect(item).toMatchObject({ status: 'open', overdue: false });
  const planned = steps.filter(({ state }) => state === 'planned');
  expect(planned.map(({ kind }) => kind).sort()).toEqual(['breach', 'reminder', 'reminder']);
  expect(planned.find(({ kind }) => kind === 'breach')?.fireAt).toBe(item.dueAt);
});

test('handed in before, it waits for its sign-off again, whose limit starts anew', () => {
  const submitted = act(itemRecord(1), { type: 'submit', statement: 'done' }, monday + day);
  const held = act(submitted, suspend('one'), monday + 2 * day);
  const { item, steps, round } = act(held, release('one'), end);
  expect(item).toMatchObject({ status: 'submitted', overdue: false });
  expect(round?.stageOpenedAt).toBe(end);
  expect(steps.filter(({ state }) => state === 'planned').map(({ kind }) => kind)).toEqual(['sign_off_limit']);
});

test('opened again under an exception, it is suspended in the same breath; cancelled, nothing holds it', () => {
  const cancelled = act(suspended(), { type: 'cancel', reason: 'no' }, monday + 2 * day, [first]);
  expect(cancelled.item).toMatchObject({ status: 'cancelled', heldBy: null, heldExceptionId: null });
  const reopen: ItemCommand = { type: 'reopen', reason: 'needed after all' };
  expect(act(cancelled, reopen, monday + 3 * day, [first]).item).toMatchObject({ heldExceptionId: 'one' });
  expect(act(cancelled, reopen, monday + 3 * day).item.status).toBe('open');
});

test.each(['a person', 'an exception'])(
  'held by %s, the time to answer a request starts anew when it goes on',
  (who) => {
    const ask: ItemCommand = { type: 'request_extension', extensionId: 'x', due: dueOn(40), reason: 'late' };
    const asked = decideItem(noOutcome(itemRecord(1)), ask, { actorId: 'owner', key: 'ask', at: monday + day }).after;
    const [hold, goOn]: [ExceptionToItem | ItemCommand, ExceptionToItem | ItemCommand] =
      who === 'a person' ? [{ type: 'hold', reason: 'waits' }, { type: 'resume' }] : [suspend('one'), release('one')];
    const held = act(asked, hold, monday + 2 * day);
    // The limit of three days passes meanwhile.
    const { item, steps, pendingExtension } = act(held, goOn, monday + 6 * day);
    expect(item).toMatchObject({ status: 'open', heldBy: null, heldSince: null, holdReason: null });
    expect(pendingExtension?.answerFrom).toBe(monday + 6 * day);
    const limits = steps.filter(({ kind }) => kind === 'extension_limit');
    expect(limits.map(({ fireAt, state }) => [fireAt - monday, state])).toEqual([[9 * day, 'planned']]);
  },
);

test('held again after the limit of an answer or of a sign-off has passed, it passes again', () => {
  const kinds = (subject: ItemRecord, kind: string): [number, string][] =>
    subject.steps.filter((step) => step.kind === kind).map(({ fireAt, state }) => [(fireAt - monday) / day, state]);
  const again = (subject: ItemRecord, from: number): ItemRecord => {
    const held = act(
      fireDueSteps(noOutcome(subject), monday + from * day).after,
      { type: 'hold', reason: 'w' },
      monday + from * day,
    );
    return act(held, { type: 'resume' }, monday + (from + 1) * day);
  };
  const ask: ItemCommand = { type: 'request_extension', extensionId: 'x', due: dueOn(40), reason: 'late' };
  const asked = decideItem(noOutcome(itemRecord(1)), ask, { actorId: 'owner', key: 'ask', at: monday + day }).after;
  expect(kinds(again(asked, 5), 'extension_limit')).toEqual([
    [4, 'fired'],
    [9, 'planned'],
  ]);
  const submitted = act(itemRecord(1), { type: 'submit', statement: 'done' }, monday);
  expect(kinds(again(again(submitted, 5), 10), 'sign_off_limit')).toEqual([
    [3, 'fired'],
    [9, 'fired'],
    [14, 'planned'],
  ]);
});
