import { DateTime } from 'luxon';
import { china, kedah, singapore } from '../../test/factories/calendars.js';
import { itemRecord } from '../../test/factories/item-case.js';
import type { ItemCommand, MachineToItem } from './commands.js';
import type { ProgramToItem } from '../program/to-items.js';
import { decideItem } from './decide.js';
import { dueAfter, dueInstant } from '../calendar/due.js';
import { fireDueSteps } from './fire.js';
import type { ItemRecord } from './item.js';
import { type ItemOutcome } from './outcome.js';
import { noOutcome } from '../record/outcome.js';
import type { EscalationLevel, EscalationPolicy } from '../policy/escalation.js';
import { defaultSignOffPolicy } from '../policy/sign-off.js';
import { formatLocal } from '../time.js';
import { compareSteps, nextStep, type PlannedStep } from '../record/step.js';

const at = (local: string, zone = 'Asia/Singapore'): number => DateTime.fromISO(local, { zone }).toMillis();
const level = (after: string, facts: Partial<EscalationLevel> = {}): EscalationLevel => ({
  after,
  roles: ['owner'],
  people: [],
  channels: ['inbox'],
  ...facts,
});
const ladder = (levels: EscalationLevel[], facts: Partial<EscalationPolicy> = {}): EscalationPolicy => ({
  levels,
  acknowledgementHolds: 'P1D',
  ...facts,
});

/** A machine that is never late fires each step at its time. */
function passTime(outcome: ItemOutcome, to: number): ItemOutcome {
  let result = outcome;
  for (let step = nextStep(result.after.steps); step && step.fireAt <= to; step = nextStep(result.after.steps))
    result = fireDueSteps(result, step.fireAt);
  return result;
}

/** Lives through a story: it is activated, then each command comes at its time, then it is `until`. */
function live(
  subject: ItemRecord,
  activated: string,
  story: [string, ItemCommand | ProgramToItem | MachineToItem, string?][],
  until: string,
): { subject: ItemRecord; fired: string[]; told: string[]; types: string[] } {
  let outcome = decideItem(noOutcome(subject), { type: 'activate' }, { actorId: null, key: 'a', at: at(activated) });
  for (const [when, command, actorId = 'manager'] of story) {
    outcome = passTime(outcome, at(when));
    outcome = decideItem(outcome, command, { actorId, key: when + command.type, at: at(when) });
  }
  outcome = passTime(outcome, at(until));
  const zone = 'Asia/Singapore';
  return {
    subject: outcome.after,
    fired: outcome.after.steps
      .filter(({ state, kind }) => state === 'fired' && kind !== 'breach')
      .sort(compareSteps)
      .map((step) => `${step.kind} ${step.level} ${formatLocal(step.fireAt, zone)}`),
    told: outcome.notices
      .filter(({ kind }) => kind === 'level')
      .map(({ to, level: n }) => `${String(n)}: ${to.map(({ personId, role }) => `${personId} (${role})`).join(', ')}`),
    types: outcome.events.map(({ type }) => type),
  };
}
const planned = ({ steps }: ItemRecord): string[] =>
  steps
    .filter(({ state }) => state === 'planned')
    .sort(compareSteps)
    .map((step: PlannedStep) => `${step.kind} ${step.level} ${formatLocal(step.fireAt, 'Asia/Singapore')}`);

/** Due on the Friday before Lunar New Year (17 and 18 February 2026). */
const friday = { date: '2026-02-13', time: '17:00', zone: 'Asia/Singapore' };
const policies = (escalation: EscalationPolicy): Pick<ItemRecord, 'policies'> => ({
  policies: { ...itemRecord({ due: friday }).policies, escalation },
});

test('a ladder in working time does not spend itself over a weekend and a holiday; by the calendar it runs on', () => {
  const levels = [level('PT0S'), level('P2D'), level('PT12H')];
  const working = live(
    itemRecord({ due: friday, ...policies(ladder(levels, { time: 'working' })) }),
    '2026-02-02T10:00',
    [],
    '2026-03-01T00:00',
  );
  expect(working.fired.filter((f) => f.startsWith('level'))).toEqual([
    'level 1 2026-02-13 17:00',
    // The weekend, and the two days of the new year, are off: Monday is the first working day, Thursday the second.
    'level 3 2026-02-19 12:00',
    'level 2 2026-02-19 17:00',
  ]);
  const calendar = live(
    itemRecord({ due: friday, ...policies(ladder([level('P2D')])) }),
    '2026-02-02T10:00',
    [],
    '2026-03-01T00:00',
  );
  expect(calendar.fired.filter((f) => f.startsWith('level'))).toEqual(['level 1 2026-02-15 17:00']);
});

test('the same two working days are others in Kedah than in Singapore', () => {
  const policy = policies(ladder([level('2 working days')]));
  const fired = [singapore, kedah].map((calendar) =>
    live(itemRecord({ due: friday, calendar, ...policy }), '2026-02-02T10:00', [], '2026-03-01T00:00').fired.at(-1),
  );
  // In Kedah Friday is off: it counts as the opening of Sunday, and Monday and Thursday follow.
  expect(fired).toEqual(['level 1 2026-02-19 17:00', 'level 1 2026-02-19 09:00']);
});

test('a due date without a time is the end of the owner’s working day, and follows the owner into another market', () => {
  const due = { date: '2026-02-13', time: null, zone: 'Asia/Singapore' };
  const subject = itemRecord({ due, calendars: { owner: singapore, boss: kedah } });
  expect(formatLocal(subject.item.dueAt, 'Asia/Singapore')).toBe('2026-02-13 18:00');
  const { subject: moved } = live(
    subject,
    '2026-02-02T10:00',
    [['2026-02-03T10:00', { type: 'reassign', ownerId: 'boss' }]],
    '2026-02-04T00:00',
  );
  expect(formatLocal(moved.item.dueAt, 'Asia/Kuala_Lumpur')).toBe('2026-02-15 18:00');
  expect(moved.item).toMatchObject({
    calendarVersionId: 'MY-02-1',
    calendarZone: 'Asia/Kuala_Lumpur',
    due: { date: '2026-02-13' },
  });
  // A time that was said stays what it was.
  const { subject: said } = live(
    itemRecord({ due: friday, calendars: { owner: singapore, boss: kedah } }),
    '2026-02-02T10:00',
    [['2026-02-03T10:00', { type: 'reassign', ownerId: 'boss' }]],
    '2026-02-04T00:00',
  );
  expect(said.item.dueAt).toBe(at('2026-02-13T17:00'));
});

test('a due date that was counted is counted anew by another calendar; one that was missed does not move', () => {
  const basis = { from: at('2026-02-12T10:00'), duration: '3 working days' };
  const due = dueAfter(basis, singapore);
  expect(due).toMatchObject({ date: '2026-02-19', time: null });
  const later = {
    ...singapore,
    versionId: 'SG-2',
    version: 2,
    daysOff: { ...singapore.daysOff, '2026-02-16': 'Polling Day' },
  };
  const replan: ItemCommand = { type: 'replan', calendar: 'present', reason: 'a polling day' };
  const subject = itemRecord({ due, calendars: { owner: later } });
  const open = live(subject, '2026-02-12T10:00', [['2026-02-13T10:00', replan]], '2026-02-13T10:00');
  expect(open.subject.item).toMatchObject({
    dueAt: dueInstant({ ...due, date: '2026-02-20' }, later),
    cycle: 1,
    calendarVersionId: 'SG-2',
  });
  expect(planned(open.subject)).toContain('breach 0 2026-02-20 18:00');
  const late = live(subject, '2026-02-12T10:00', [['2026-02-20T10:00', replan]], '2026-02-20T10:00');
  expect(late.subject.item).toMatchObject({ dueAt: subject.item.dueAt, overdue: true, calendarVersionId: 'SG-2' });
});

test('reminders are held back to working hours, and brought forward where they would come too late', () => {
  const reminder = { before: ['PT20H', 'P2D', 'PT30M'], hours: 'working' as const, channels: ['inbox' as const] };
  const due = { date: '2026-02-16', time: '09:30', zone: 'Asia/Singapore' };
  const base = itemRecord({ due });
  const { subject } = live(
    { ...base, policies: { ...base.policies, reminder } },
    '2026-02-09T10:00',
    [],
    '2026-02-09T10:00',
  );
  const reminders = subject.steps.filter(({ kind }) => kind === 'reminder');
  // Sunday 13:30 and Saturday 09:30 wait for Monday 09:00; 09:00 on Monday is working time. A jitter of up to two minutes.
  for (const { fireAt } of reminders) expect(fireAt - at('2026-02-16T09:00')).toBeLessThan(120_000);
  expect(reminders.map(({ because }) => because.includes('held back to working hours'))).toEqual([true, true, false]);
  const early = itemRecord({ due: { ...due, time: '08:30' } });
  const before = live(
    { ...early, policies: { ...early.policies, reminder } },
    '2026-02-09T10:00',
    [],
    '2026-02-09T10:00',
  );
  expect(
    planned(before.subject)
      .filter((s) => s.startsWith('reminder'))
      .map((s) => s.slice(11, 27)),
  ).toEqual(['2026-02-13 18:00', '2026-02-13 18:00', '2026-02-13 18:00']);
});

test('a make-up day is worked', () => {
  const { subject } = live(
    itemRecord({
      due: { date: '2026-02-13', time: '17:00', zone: 'Asia/Shanghai' },
      calendar: china,
      ...policies(ladder([level('1 working day')])),
    }),
    '2026-02-02T10:00',
    [],
    '2026-02-20T00:00',
  );
  expect(subject.item.ladderLevel).toBe(1);
  expect(subject.steps.find(({ kind }) => kind === 'level')?.fireAt).toBe(at('2026-02-14T17:00', 'Asia/Shanghai'));
});

test('a hold stops the ladder’s clock in the time it counts in, and the due date only where the policy says so', () => {
  const hold: ItemCommand = { type: 'hold', reason: 'legal' };
  const levels = [level('PT0S'), level('PT8H')];
  // On hold from Monday 12:00 to Tuesday 12:00: eight working hours, a day by the calendar.
  const story: [string, ItemCommand][] = [
    ['2026-01-12T12:00', hold],
    ['2026-01-13T12:00', { type: 'resume' }],
  ];
  const due = { date: '2026-01-12', time: '09:00', zone: 'Asia/Singapore' };
  const working = live(
    itemRecord({ due, ...policies(ladder(levels, { time: 'working' })) }),
    '2026-01-05T10:00',
    story,
    '2026-01-20T00:00',
  );
  expect(working.fired.at(-1)).toBe('level 2 2026-01-13 18:00');
  const calendar = live(
    itemRecord({ due, ...policies(ladder(levels)) }),
    '2026-01-05T10:00',
    story,
    '2026-01-20T00:00',
  );
  expect(calendar.fired.at(-1)).toBe('level 2 2026-01-13 17:00');
  // Three hours were spent before the hold, five after it.

  const later = { ...due, date: '2026-01-15' };
  const stands = live(
    itemRecord({ due: later, ...policies(ladder(levels)) }),
    '2026-01-05T10:00',
    story,
    '2026-01-13T13:00',
  );
  expect(stands.subject.item.dueAt).toBe(at('2026-01-15T09:00'));
  const moves = ladder(levels, { time: 'working', onHold: 'due_moves' });
  const moved = live(itemRecord({ due: later, ...policies(moves) }), '2026-01-05T10:00', story, '2026-01-13T13:00');
  // Eight working hours later: the end of that day.
  expect(moved.subject.item.due).toEqual({ date: '2026-01-15', time: '18:00', zone: 'Asia/Singapore' });
  // While it is on hold the date passes without a breach.
  const through = live(
    itemRecord({ due: later, ...policies(moves) }),
    '2026-01-05T10:00',
    [story[0]!],
    '2026-01-30T00:00',
  );
  expect(through.subject.item).toMatchObject({ overdue: false, breachedAt: null });
});

test('an acknowledgement and a hold at the same time stop the ladder once', () => {
  const due = { date: '2026-01-12', time: '09:00', zone: 'Asia/Singapore' };
  const story: [string, ItemCommand, string?][] = [
    ['2026-01-12T10:00', { type: 'acknowledge', holdFor: 'P1D' }],
    ['2026-01-12T12:00', { type: 'hold', reason: 'legal' }],
    ['2026-01-13T12:00', { type: 'resume' }],
  ];
  const { fired } = live(
    itemRecord({ due, ...policies(ladder([level('P2D')])) }),
    '2026-01-05T10:00',
    story,
    '2026-01-20T00:00',
  );
  // It stood from 10:00 on Monday to 12:00 on Tuesday.
  expect(fired.at(-1)).toBe('level 1 2026-01-15 11:00');
});

test('what is critical has a ladder of its own, and gets it when its severity changes', () => {
  const policy = ladder([level('P5D')], { bySeverity: { critical: [level('PT0S'), level('PT1H')] } });
  const due = { date: '2026-01-12', time: '09:00', zone: 'Asia/Singapore' };
  const critical = live(
    itemRecord({ due, facts: { severity: 'Critical' }, ...policies(policy) }),
    '2026-01-05T10:00',
    [],
    '2026-01-12T11:00',
  );
  expect(critical.fired.filter((f) => f.startsWith('level'))).toEqual([
    'level 1 2026-01-12 09:00',
    'level 2 2026-01-12 10:00',
  ]);
  const raised = live(
    itemRecord({ due, ...policies(policy) }),
    '2026-01-05T10:00',
    [['2026-01-12T12:00', { type: 'edit', content: { severity: 'critical' } }]],
    '2026-01-12T12:00',
  );
  expect(raised.subject.item.ladderLevel).toBe(2);
});

describe('duty', () => {
  const rota = {
    overrides: [],
    layers: [
      {
        name: 'sg',
        zone: 'Asia/Singapore',
        members: ['mei'],
        starts: '2026-01-01',
        handover: '00:00',
        weeks: 1,
        hours: { from: '09:00', to: '18:00' },
        days: [1, 2, 3, 4, 5],
      },
    ],
  };
  const due = { date: '2026-01-10', time: '12:00', zone: 'Asia/Singapore' };
  const levels = [
    level('PT0S', { roles: [], duty: ['r'] }),
    level('P2D', { roles: ['domain_lead'], repeat: { every: 'PT6H', times: 1 } }),
    level('P9D', { roles: [], duty: ['r'] }),
  ];

  test('nobody on duty: the next level follows at once, and the one after keeps its time', () => {
    const { fired, told, types } = live(
      itemRecord({ due, rotas: { r: rota }, ...policies(ladder(levels)) }),
      '2026-01-05T10:00',
      [],
      '2026-01-20T00:00',
    );
    // A Saturday, when nobody has the duty; nine days later it is Monday.
    expect(fired.filter((f) => f.startsWith('level'))).toEqual([
      'level 1 2026-01-10 12:00',
      'level 2 2026-01-10 12:00',
      'level 2 2026-01-10 18:00',
      'level 3 2026-01-19 12:00',
    ]);
    expect(told).toEqual(['2: lead (domain_lead)', '2: lead (domain_lead)', '3: mei (on_duty)']);
    expect(types.filter((t) => t === 'item.escalated')).toHaveLength(4);
  });

  test('the last level is never silent', () => {
    const { told } = live(
      itemRecord({ due, ...policies(ladder([levels[0]!])) }),
      '2026-01-05T10:00',
      [],
      '2026-01-11T00:00',
    );
    expect(told).toEqual(['1: manager (program_manager), lead (domain_lead), boss (owner_manager)']);
  });

  test('a level that could be delivered to nobody brings the next one at once, and only once', () => {
    const story: [string, MachineToItem][] = [
      ['2026-01-12T10:00', { type: 'unreached', cycle: 1, level: 1, why: 'no address' }],
      ['2026-01-12T11:00', { type: 'unreached', cycle: 1, level: 1, why: 'no address' }],
    ];
    const { fired, types } = live(
      itemRecord({
        due: { ...due, date: '2026-01-12', time: '09:00' },
        rotas: { r: rota },
        ...policies(ladder(levels.slice(0, 2))),
      }),
      '2026-01-05T10:00',
      story,
      '2026-01-12T12:00',
    );
    expect(fired.filter((f) => f.startsWith('level'))).toEqual([
      'level 1 2026-01-12 09:00',
      'level 2 2026-01-12 10:00',
    ]);
    expect(types.filter((t) => t === 'item.unreached')).toHaveLength(1);
  });
});

describe('maintenance', () => {
  const window = {
    id: 'w',
    reason: '11.11 sale',
    from: at('2026-01-12T00:00'),
    to: at('2026-01-14T00:00'),
    market: null,
    programId: null,
  };
  const due = { date: '2026-01-12', time: '09:00', zone: 'Asia/Singapore' };
  const policy = policies(ladder([level('PT0S'), level('P1D'), level('P3D')]));

  test('within a window nothing escalates, the breach is recorded, and what was held leaves at its end', () => {
    const { fired, subject } = live(
      itemRecord({ due, maintenance: [window], ...policy }),
      '2026-01-05T10:00',
      [],
      '2026-01-20T00:00',
    );
    expect(subject.item.breachedAt).toBe(at('2026-01-12T09:00'));
    expect(fired.filter((f) => f.startsWith('level'))).toEqual([
      'level 1 2026-01-14 00:00',
      // A day after the first, and two after that, as the policy has them.
      'level 2 2026-01-15 00:00',
      'level 3 2026-01-17 00:00',
    ]);
  });

  test('a window that was set up after the plan holds back what was planned, and says so', () => {
    const before = live(itemRecord({ due, ...policy }), '2026-01-05T10:00', [], '2026-01-11T00:00');
    const held = fireDueSteps(noOutcome({ ...before.subject, maintenance: [window] }), at('2026-01-13T12:00'));
    expect(held.events.map(({ type }) => type)).toEqual(['item.breached']);
    const overdue = live(itemRecord({ due, ...policy }), '2026-01-05T10:00', [], '2026-01-12T10:00').subject;
    const later = { ...window, from: at('2026-01-13T00:00') };
    const outcome = fireDueSteps(noOutcome({ ...overdue, maintenance: [later] }), at('2026-01-13T12:00'));
    expect(outcome.events).toMatchObject([
      { type: 'item.escalation_held', data: { level: 2, until: window.to, reason: '11.11 sale' } },
    ]);
    expect(planned(outcome.after)).toEqual(['level 2 2026-01-14 00:00', 'level 3 2026-01-16 00:00']);
  });
});

test('a sign-off past its limit escalates again and again, as its policy says', () => {
  const base = itemRecord({ due: friday });
  const signOff = {
    ...defaultSignOffPolicy,
    limit: 'P2D',
    time: 'working' as const,
    repeat: { every: 'PT4H', times: 2 },
  };
  const { fired } = live(
    { ...base, policies: { ...base.policies, signOff } },
    '2026-01-05T10:00',
    [['2026-01-09T10:00', { type: 'submit', statement: 'done' }, 'owner']],
    '2026-01-20T00:00',
  );
  expect(fired).toEqual([
    'sign_off_limit 1 2026-01-13 10:00',
    'sign_off_limit 1 2026-01-13 15:00',
    'sign_off_limit 1 2026-01-14 10:00',
  ]);
});

test('re-planned to another ladder, what was climbed is not climbed again', () => {
  const other = ladder([level('PT0S'), level('P1D'), level('P10D')]);
  const due = { date: '2026-01-12', time: '09:00', zone: 'Asia/Singapore' };
  const subject = itemRecord({ due, otherPolicies: { e2: other }, ...policies(ladder([level('PT0S'), level('P2D')])) });
  const story: [string, ItemCommand][] = [
    ['2026-01-13T12:00', { type: 'replan', escalationPolicyVersionId: 'e2', reason: 'new ladder' }],
  ];
  const { fired, types } = live(subject, '2026-01-05T10:00', story, '2026-01-30T00:00');
  expect(fired.filter((f) => f.startsWith('level'))).toEqual([
    'level 1 2026-01-12 09:00',
    // Its turn had come before; it is told when the ladder came to hold.
    'level 2 2026-01-13 12:00',
    'level 3 2026-01-22 09:00',
  ]);
  expect(types).toContain('item.replanned');
});
