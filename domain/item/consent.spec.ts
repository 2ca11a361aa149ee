import { itemRecord } from '../../test/factories/item-case.js';
import { defaultExtensionPolicy } from '../policy/extension.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import type { ItemCommand } from './commands.js';
import { decideItem } from './decide.js';
import { fireDueSteps } from './fire.js';
import type { ItemRecord } from './item.js';
import type { ItemOutcome } from './outcome.js';
import type { Weaker } from './weaker.js';

const start = Date.UTC(2026, 0, 5, 2);
const hour = 3_600_000;
const due = { date: '2026-02-02', time: '18:00', zone: 'Asia/Singapore' };
const ask = (asks: Weaker): ItemCommand => ({
  type: 'request_consent',
  extensionId: 'c1',
  asks,
  reason: 'Legal looks at it',
});
const grant: ItemCommand = { type: 'decide_extension', decision: 'grant' };
const refuse: ItemCommand = { type: 'decide_extension', decision: 'refuse', reason: 'It is needed' };
type Step = [string, ItemCommand];

/** An item of a person called owner, or of the manager; live and critical. */
function live(facts: Partial<ItemRecord> = {}, ownerId = 'owner'): ItemRecord {
  const names = { owner: 'Omar', boss: 'Bo', manager: 'Mei', lead: 'Lin' };
  const draft = itemRecord({ due, names, facts: { ownerId, severity: 'critical' }, ...facts });
  const parts = { ...draft.parts, owner: ownerId };
  return decideItem(noOutcome({ ...draft, parts }), { type: 'activate' }, { actorId: null, key: 'launch', at: start })
    .after;
}

/** What the last of these does to the item. */
function last(steps: Step[], from = live()): ItemOutcome {
  let outcome: ItemOutcome = noOutcome(from);
  for (const [index, [actorId, command]] of steps.entries()) {
    const by = { actorId, key: `k${index}`, at: start + (index + 1) * hour };
    outcome = decideItem(noOutcome(outcome.after), command, by);
  }
  return outcome;
}

function refusal(steps: Step[], from = live()): Refusal {
  last(steps.slice(0, -1), from);
  try {
    last(steps, from);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was done');
}

const asked: [string, Weaker, (record: ItemRecord) => unknown, unknown, string, string][] = [
  ['put on hold', { what: 'hold' }, ({ item }) => item.status, 'on_hold', 'item.held', 'be put on hold'],
  ['cancelled', { what: 'cancel' }, ({ item }) => item.status, 'cancelled', 'item.cancelled', 'be cancelled'],
  [
    'less severe',
    { what: 'severity', severity: 'low' },
    ({ item }) => item.severity,
    'low',
    'item.edited',
    'have the severity low',
  ],
];

describe.each(asked)('that it be %s', (_, asks, factOf, wanted, event, words) => {
  const request: Step = ['owner', ask(asks)];

  test('is asked for by who owes it, and done when somebody else agrees: both are named', () => {
    const requested = last([request]);
    expect(factOf(requested.after)).not.toBe(wanted);
    expect(requested.events.map(({ type, data }) => [type, data['asks']])).toEqual([
      ['item.consent_requested', asks.what],
    ]);
    const [told] = requested.notices;
    expect(told?.to.map(({ personId }) => personId).sort()).toEqual(['boss', 'lead', 'manager']);
    expect(told).toMatchObject({ kind: 'extension_requested', facts: { asks: words, reason: 'Legal looks at it' } });
    const { after, events, effects } = last([request, ['manager', grant]]);
    expect(factOf(after)).toBe(wanted);
    expect(after.pendingExtension).toBeNull();
    expect(events.map(({ type, actorId }) => [type, actorId])).toEqual([
      ['item.consent_granted', 'manager'],
      [event, 'manager'],
    ]);
    expect(events[0]?.data).toMatchObject({ askedBy: 'owner', asks: asks.what });
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'extension_decision' }));
  });

  test('is agreed to by nobody who owes it, and done by nobody who does', () => {
    expect(refusal([request, ['owner', grant]]).code).toBe('separation-of-duties');
    const mine: Step[] = [['manager', ask(asks)]];
    expect(refusal([...mine, ['manager', grant]], live({}, 'manager')).code).toBe('separation-of-duties');
    expect(factOf(last([...mine, ['lead', grant]], live({}, 'manager')).after)).toBe(wanted);
    const once: Step[] = [
      ['lead', { type: 'reassign', ownerId: 'manager' }],
      ['lead', { type: 'reassign', ownerId: 'owner' }],
    ];
    expect(refusal([...once, request, ['manager', grant]]).code).toBe('separation-of-duties');
  });

  test('stays as it was where it is refused, and may be asked again', () => {
    const refused = last([request, ['boss', refuse]]);
    expect(factOf(refused.after)).not.toBe(wanted);
    expect(refused.events.map(({ type }) => type)).toEqual(['item.consent_refused']);
    expect(refused.notices).toMatchObject([{ kind: 'extension_refused', facts: { asks: words } }]);
    expect(factOf(last([request, ['boss', refuse], request, ['boss', grant]]).after)).toBe(wanted);
  });

  test('is not agreed to where the item says something else by now', () => {
    const changed: Step = ['owner', { type: 'edit', content: { title: 'Something else' } }];
    expect(refusal([request, changed, ['manager', grant]]).code).toBe('content-changed');
    expect(last([request, changed, ['manager', refuse]]).after.pendingExtension).toBeNull();
  });

  test.each<[string, Step]>([
    ['is handed in', ['owner', { type: 'submit', statement: 'done' }]],
    ['has another owner', ['manager', { type: 'reassign', ownerId: 'sam' }]],
    ['has another date', ['manager', { type: 'change_due', due: { ...due, date: '2026-03-02' }, reason: 'agreed' }]],
    ['is cancelled', ['manager', { type: 'cancel', reason: 'x' }]],
  ])('is asked no more when it %s', (_why, step) => {
    const { after, effects } = last([request, step]);
    expect(after.pendingExtension).toBeNull();
    expect(effects).toContainEqual(
      expect.objectContaining({ kind: 'extension', extension: expect.objectContaining({ state: 'lapsed' }) as object }),
    );
  });

  test('escalates when nobody answers', () => {
    const requested = last([request]).after;
    const limits = requested.steps.filter(({ kind }) => kind === 'extension_limit');
    expect(limits).toMatchObject([{ because: '3 days without an answer to request 1', level: 1 }]);
    const late = fireDueSteps(noOutcome(requested), start + 4 * 24 * hour);
    expect(late.events.map(({ type }) => type)).toEqual(['item.extension_overdue']);
    expect(late.notices).toMatchObject([{ kind: 'extension_limit', facts: { asks: words } }]);
  });

  test('is no extension: it uses up none, and moves no date', () => {
    const strict = { ...defaultExtensionPolicy, mostExtensions: 0 };
    const policies = { ...live().policies, extension: strict };
    const { after } = last([request, ['manager', grant]], live({ policies }));
    expect(factOf(after)).toBe(wanted);
    expect([after.granted, after.item.due.date]).toEqual([{ number: 0, days: 0 }, due.date]);
  });
});

test('the refusal of the command says how to ask; where nothing can be asked for, it does not', () => {
  const mine = live({}, 'manager');
  expect(refusal([['manager', { type: 'hold', reason: 'x' }]], mine).message).toContain('tollgate request');
  expect(refusal([['owner', { type: 'edit', content: { severity: 'low' } }]]).message).toContain('tollgate request');
  const handedIn: Step = ['manager', { type: 'submit', statement: 'done' }];
  expect(refusal([handedIn, ['manager', { type: 'hold', reason: 'x' }]], mine).message).not.toContain(
    'tollgate request',
  );
});

test('who owes nothing asks nobody, and what is no weaker needs no consent', () => {
  expect(refusal([['manager', ask({ what: 'hold' })]]).code).toBe('not-allowed');
  const low = live({}, 'owner');
  low.item.severity = 'low';
  expect(refusal([['owner', ask({ what: 'severity', severity: 'high' })]], low).code).toBe('invalid-command');
});

test('one request at a time, whatever it is for', () => {
  const later: ItemCommand = {
    type: 'request_extension',
    extensionId: 'x',
    due: { ...due, date: '2026-03-02' },
    reason: 'x',
  };
  expect(
    refusal([
      ['owner', later],
      ['owner', ask({ what: 'hold' })],
    ]).code,
  ).toBe('extension-pending');
  expect(
    refusal([
      ['owner', ask({ what: 'hold' })],
      ['owner', later],
    ]).code,
  ).toBe('extension-pending');
});

test('a hold by somebody who may ends the request for one; a hold by the program does not', () => {
  const request: Step = ['owner', ask({ what: 'hold' })];
  expect(last([request, ['manager', { type: 'hold', reason: 'x' }]]).after.pendingExtension).toBeNull();
  const byProgram = decideItem(
    noOutcome(last([request]).after),
    { type: 'hold_with_program', reason: 'x' },
    { actorId: 'manager', key: 'p', at: start + 5 * hour },
  ).after;
  expect(byProgram.pendingExtension?.asks).toEqual({ what: 'hold' });
});

test('where the policy wants two, the second of them carries it out', () => {
  const two = {
    ...defaultExtensionPolicy,
    rules: [{ required: 2, roles: ['program_manager' as const, 'domain_lead' as const], people: [] }],
  };
  const from = live({ policies: { ...live().policies, extension: two } });
  const first = last(
    [
      ['owner', ask({ what: 'cancel' })],
      ['lead', grant],
    ],
    from,
  );
  expect([first.after.item.status, first.events[0]?.type]).toEqual(['open', 'item.consent_agreed']);
  const second = last(
    [
      ['owner', ask({ what: 'cancel' })],
      ['lead', grant],
      ['manager', grant],
    ],
    from,
  );
  expect(second.after.item.status).toBe('cancelled');
  expect(second.events[1]?.data['reason']).toBe('Omar asked for it: Legal looks at it');
});
