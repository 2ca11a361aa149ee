import { itemRecord } from '../../test/factories/item-case.js';
import type { ItemCommand } from '../item/commands.js';
import { decideItem } from '../item/decide.js';
import type { ItemRecord } from '../item/item.js';
import { possibleFor } from '../access/possible-on-item.js';
import { noOutcome } from '../record/outcome.js';
import { noCheckYet } from '../item/check.js';
import { delegationsOf } from '../stand-in/delegation.js';
import { Refusal } from '../refusal.js';
import { ownWorkOf } from './own-work.js';

const start = Date.UTC(2026, 0, 5, 2);
const due = { date: '2026-02-02', time: null, zone: 'Asia/Singapore' };

type Step = [actorId: string, command: ItemCommand, onBehalfOf?: string];

/** What became of the item, each step a minute after the one before. */
function after(steps: Step[], subject: ItemRecord = itemRecord({ due })): ItemRecord {
  let now = decideItem(noOutcome(subject), { type: 'activate' }, { actorId: null, key: 'launch', at: start }).after;
  for (const [index, [actorId, command, onBehalfOf]] of steps.entries()) {
    const by = { actorId, key: `k${index}`, at: start + index * 60_000, ...(onBehalfOf ? { onBehalfOf } : {}) };
    now = decideItem(noOutcome(now), command, by).after;
  }
  return now;
}

const submit: ItemCommand = { type: 'submit', statement: 'done' };
const approve: ItemCommand = { type: 'sign', decision: 'approve' };
const evidence: ItemCommand = {
  type: 'add_evidence',
  evidence: {
    id: 'v',
    kind: 'link',
    title: 'Sheet',
    url: 'https://example.com',
    sha256: null,
    fileName: null,
    mediaType: null,
    size: null,
  },
};

function refusal(steps: Step[], subject?: ItemRecord): string {
  try {
    after(steps, subject);
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test.each<[string, Step[]]>([
  ['gave evidence', [['manager', evidence]]],
  [
    'took evidence away',
    [
      ['owner', evidence],
      ['manager', { type: 'remove_evidence', evidenceId: 'v' }],
    ],
  ],
  ['wrote the text', [['manager', { type: 'edit', content: { description: 'all done' } }]]],
  ['wrote the root cause', [['manager', { type: 'edit', content: { rootCause: 'a race' } }]]],
  [
    'owned it before',
    [
      ['admin', { type: 'reassign', ownerId: 'manager' }],
      ['admin', { type: 'reassign', ownerId: 'owner' }],
    ],
  ],
  [
    'chose the approvers after the work began',
    [['manager', { type: 'replan', signOffPolicyVersionId: 's2', reason: 'x' }]],
  ],
  [
    'gave evidence before it was cancelled and opened again',
    [
      ['manager', evidence],
      ['admin', { type: 'cancel', reason: 'x' }],
      ['admin', { type: 'reopen', reason: 'x' }],
    ],
  ],
])('whoever %s does not sign, and whoever did none of it does', (_, steps) => {
  const base = itemRecord({ due });
  const subject = { ...base, otherPolicies: { s2: base.policies.signOff } };
  expect(refusal([...steps, ['owner', submit], ['manager', approve]], subject)).toBe('separation-of-duties');
  expect(after([...steps, ['owner', submit], ['lead', approve]], subject).item.status).toBe('done');
});

test('text that was written while it was a draft says what is to be done, and is no work', () => {
  const by = { actorId: 'manager', key: 'draft', at: start };
  const edited = decideItem(noOutcome(itemRecord({ due })), { type: 'edit', content: { title: 'other' } }, by).after;
  expect(
    after(
      [
        ['owner', submit],
        ['manager', approve],
      ],
      edited,
    ).item.status,
  ).toBe('done');
});

test('how severe it is, is judged and not worked on', () => {
  const steps: Step[] = [
    ['manager', { type: 'edit', content: { severity: 'high' } }],
    ['owner', submit],
  ];
  expect(after([...steps, ['manager', approve]]).item.status).toBe('done');
});

test('changed after it was handed in, it is asked anew of those who did none of it, and the signature falls', () => {
  const changed = after([
    ['owner', submit],
    ['manager', evidence],
  ]);
  expect(changed.round?.number).toBe(2);
  expect(changed.round?.stages[0]?.approvers.map(({ personId }) => personId)).toEqual(['lead']);
});

test('what was signed off and opened again is begun anew', () => {
  const again: ItemCommand = { type: 'reopen', reason: 'x', due };
  const steps: Step[] = [
    ['manager', evidence],
    ['owner', submit],
    ['lead', approve],
    ['admin', again],
    ['owner', submit],
  ];
  expect(after([...steps, ['manager', approve]]).item.status).toBe('done');
});

const standIn = (personId: string, standInId: string) =>
  delegationsOf([
    {
      id: 'd',
      personId,
      personName: personId,
      standInId,
      standInName: standInId,
      scope: 'everything',
      startsAt: 0,
      endsAt: Infinity,
    },
  ]);

test('it is the own work of whoever stands in for those who did it, and of those in whose name it was done', () => {
  const subject = itemRecord({ due, delegations: standIn('owner', 'manager') });
  expect(
    refusal(
      [
        ['owner', submit],
        ['manager', approve],
      ],
      subject,
    ),
  ).toBe('separation-of-duties');
  const forManager = itemRecord({ due, delegations: standIn('manager', 'mei') });
  expect(
    refusal(
      [
        ['mei', evidence, 'manager'],
        ['owner', submit],
        ['manager', approve],
      ],
      forManager,
    ),
  ).toBe('separation-of-duties');
  expect(
    ownWorkOf(after([['mei', evidence, 'manager']], forManager).item, { delegations: new Map(), at: start }),
  ).toEqual(['owner', 'mei', 'manager']);
});

test('an owner of before does not grant more time', () => {
  const steps: Step[] = [
    ['admin', { type: 'reassign', ownerId: 'manager' }],
    ['admin', { type: 'reassign', ownerId: 'owner' }],
    ['owner', { type: 'request_extension', extensionId: 'x', due: { ...due, date: '2026-03-02' }, reason: 'late' }],
  ];
  const grant: ItemCommand = { type: 'decide_extension', decision: 'grant' };
  expect(refusal([...steps, ['manager', grant]])).toBe('separation-of-duties');
  expect(after([...steps, ['lead', grant]]).item.due.date).toBe('2026-03-02');
});

const later: ItemCommand = { type: 'change_due', due: { ...due, date: '2027-02-02' }, reason: 'x' };
const weaker: [string, ItemCommand][] = [
  ['moves its date', later],
  ['holds it', { type: 'hold', reason: 'x' }],
  ['cancels it', { type: 'cancel', reason: 'x' }],
  ['takes another policy', { type: 'replan', extensionPolicyVersionId: 'x2', reason: 'x' }],
  ['lets no check follow', { type: 'set_effectiveness', policyVersionId: null }],
];

test.each(weaker)('nobody %s where it is or was their own obligation, nor for whom they stand in', (_, command) => {
  const base = itemRecord({ due, facts: { check: noCheckYet('f1') } });
  const subject = { ...base, otherPolicies: { x2: base.policies.extension } };
  const mine: Step[] = [['admin', { type: 'reassign', ownerId: 'manager' }]];
  const once: Step[] = [...mine, ['admin', { type: 'reassign', ownerId: 'owner' }]];
  expect(refusal([...mine, ['manager', command]], subject)).toBe('separation-of-duties');
  expect(refusal([...once, ['manager', command]], subject)).toBe('separation-of-duties');
  expect(refusal([...mine, ['lead', command]], subject)).toBe('done');
  expect(refusal([['manager', command]], subject)).toBe('done');
  const away = { ...subject, delegations: standIn('owner', 'manager') };
  expect(refusal([['manager', command]], away)).toBe('separation-of-duties');
  // A program that is not launched yet obliges nobody.
  expect(refusal([['owner', command]], { ...subject, programStatus: 'draft' })).toBe('done');
});

test('one’s own obligation may come sooner', () => {
  expect(after([['owner', { ...later, due: { ...due, date: '2026-01-20' } }]]).item.due.date).toBe('2026-01-20');
});

test('what was changed after it was handed in is decided on with the hash of what was read', () => {
  const steps: Step[] = [
    ['owner', submit],
    ['owner', evidence],
  ];
  expect(refusal([...steps, ['manager', approve]])).toBe('content-hash-required');
  const hash = after(steps).round?.contentHash ?? '';
  expect(after([...steps, ['manager', { ...approve, contentHash: hash }]]).item.status).toBe('done');
  const stale = after([['owner', submit]]).round?.contentHash ?? '';
  expect(refusal([...steps, ['manager', { ...approve, contentHash: stale }]])).toBe('content-changed');
});

test('who sets a stand-in for an approver while a round is open is out of it', () => {
  const [d] = [...standIn('lead', 'mei').values()].flat();
  const subject = itemRecord({
    due,
    delegations: d ? delegationsOf([{ ...d, setBy: 'manager', setAt: start + 30_000 }]) : new Map(),
  });
  expect(
    refusal(
      [
        ['owner', submit],
        ['manager', approve],
      ],
      subject,
    ),
  ).toBe('separation-of-duties');
});

test('what may be done is what would be: not what would weaken one’s own obligation', () => {
  const mine = after([['admin', { type: 'reassign', ownerId: 'manager' }]]);
  const weaker = (subject: ItemRecord, id: string) =>
    possibleFor(subject, { id, name: id, access: 'program_manager' }, start).filter((event) =>
      ['hold', 'cancel', 'replan', 'set_effectiveness'].includes(event),
    );
  expect(weaker(mine, 'manager')).toEqual([]);
  expect(weaker(mine, 'lead')).toEqual(['cancel', 'set_effectiveness', 'replan', 'hold']);
  expect(weaker(after([]), 'manager')).toEqual(['cancel', 'set_effectiveness', 'replan', 'hold']);
});
