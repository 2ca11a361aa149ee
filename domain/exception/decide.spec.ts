import { day, dueOn, exceptionCase, itemRecord, linkedItem, monday } from '../../test/factories/domain-records.js';
import { Refusal } from '../refusal.js';
import { toInstant } from '../time.js';
import type { ExceptionCommand } from './commands.js';
import { decideException } from './decide.js';
import type { Exception, ExceptionRecord, LinkedItem } from './exception.js';
import { fireExceptionSteps } from './fire.js';
import { type ExceptionOutcome } from './outcome.js';
import { noOutcome } from '../record/outcome.js';
import { evaluateSeverities } from './reassess.js';

let keys = 0;

function act(subject: ExceptionRecord, actorId: string, command: ExceptionCommand, at = monday): ExceptionOutcome {
  keys += 1;
  return decideException(noOutcome(subject), command, { actorId, key: `k${keys}`, at });
}

function fire(subject: ExceptionRecord, at: number): ExceptionOutcome {
  return fireExceptionSteps(noOutcome(subject), at);
}

function codeOf(what: () => unknown): string {
  try {
    what();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'accepted';
}

const items = (): LinkedItem[] => [linkedItem(itemRecord(1))];
const approve: ExceptionCommand = { type: 'sign', decision: 'approve' };
const requested = (facts: Partial<Exception> = {}, of = items()): ExceptionRecord =>
  act(exceptionCase(1, of, facts), 'analyst', { type: 'request' }).after;
const active = (facts: Partial<Exception> = {}): ExceptionRecord => act(requested(facts), 'lead', approve).after;
const kinds = ({ notices }: ExceptionOutcome): string[] => notices.map(({ kind }) => kind);
const told = ({ notices }: ExceptionOutcome, kind: string): string[] =>
  notices.filter((n) => n.kind === kind).flatMap((n) => n.to.map(({ personId }) => personId));

test.each([
  ['low', [['manager', 'lead']]],
  ['medium', [['lead', 'chief']]],
  ['high', [['lead'], ['chief']]],
] as const)('a residual risk rated %s asks whom the policy says, stage after stage', (residual, approvers) => {
  const { round } = requested({ residual });
  expect(round?.stages.map((stage) => stage.approvers.map(({ personId }) => personId))).toEqual(approvers);
});

test('a vote against that decides nothing yet is told as one, and not as a signature', () => {
  const subject = exceptionCase(1, items(), { residual: 'medium' });
  const stage = {
    name: 'Either',
    required: 1,
    roles: ['domain_lead' as const],
    people: ['chief'],
    veto: ['chief'],
  };
  const ratings = { ...subject.policy.ratings, medium: { ...subject.policy.ratings.medium, stages: [stage] } };
  const asked = act({ ...subject, policy: { ...subject.policy, ratings } }, 'analyst', { type: 'request' }).after;
  const against = act(asked, 'lead', { type: 'sign', decision: 'send_back', reason: 'No figures' });
  expect(against.events.map(({ type }) => type)).toEqual(['exception.voted_against']);
  expect(kinds(against)).toEqual(['exception_voted_against']);
  expect(against.after.exception.status).toBe('requested');
  expect(act(against.after, 'chief', approve).after.exception.status).toBe('active');
});

test.each([
  ['low', '2027-01-05', 'accepted'],
  ['low', '2027-01-06', 'invalid-end'],
  ['medium', '2026-07-04', 'accepted'],
  ['medium', '2026-07-05', 'invalid-end'],
] as const)(
  'a risk rated %s may run until the end of %s, the last day of its longest time: %s',
  (residual, date, is) => {
    const ends = { date, time: '23:59', zone: 'Asia/Singapore' };
    expect(codeOf(() => requested({ residual, ends }))).toBe(is);
  },
);

test('rated anew on the day it was approved, one of the longest time keeps its end', () => {
  const ends = { date: '2026-04-05', time: '18:00', zone: 'Asia/Singapore' };
  const subject = active({ ends });
  const stale = act(subject, 'analyst', { type: 'reassess', residual: 'high', reason: 'worse' });
  expect(stale.after.exception).toMatchObject({ staleSince: monday, ends, endsAt: toInstant(ends) });
});

test('asked for, the approvers and the risk owner are told; approved, its items are suspended until its end', () => {
  const asked = act(exceptionCase(1, items()), 'analyst', { type: 'request' });
  expect(told(asked, 'exception_requested')).toEqual(['lead', 'chief']);
  expect(told(asked, 'risk_owner_named')).toEqual(['head']);
  const signed = act(asked.after, 'lead', approve);
  expect(signed.after.exception).toMatchObject({ status: 'active', activatedAt: monday });
  expect(signed.effects.filter(({ kind }) => kind === 'items')).toEqual([
    expect.objectContaining({ do: 'suspend', actorId: 'lead', reason: expect.stringContaining('EX-1') }),
  ]);
  expect(signed.after.steps.map(({ kind }) => kind).sort()).toEqual([
    'lease_end',
    'lease_reminder',
    'lease_reminder',
    'lease_reminder',
  ]);
});

test('the reminders come before the end, and at its instant it ends, however late a machine looks', () => {
  const subject = active();
  const end = toInstant(dueOn(30));
  const late = fire(subject, end + 3 * day);
  expect(late.events.map(({ type, at }) => [type, at])).toEqual([
    ['exception.reminded', end - 30 * day],
    ['exception.reminded', end - 7 * day],
    ['exception.reminded', end - day],
    ['exception.ended', end],
  ]);
  expect(late.effects).toEqual([expect.objectContaining({ kind: 'items', do: 'release', at: end })]);
  expect(told(late, 'exception_ended')).toEqual(['head', 'analyst', 'lead']);
  expect(fire(late.after, end + 4 * day).events).toEqual([]);
});

test('one that starts later waits for its start', () => {
  const subject = active({ starts: dueOn(3) });
  expect(subject.exception.status).toBe('approved');
  const started = fire(subject, toInstant(dueOn(3)));
  expect(started.after.exception.status).toBe('active');
  expect(started.effects).toEqual([expect.objectContaining({ do: 'suspend', at: toInstant(dueOn(3)) })]);
});

test.each(['analyst', 'head', 'owner'])(
  '%s never signs: asked for it, owns the risk, or owns the obligation',
  (who) => {
    expect(codeOf(() => act(requested(), who, approve))).toBe('separation-of-duties');
  },
);

test('whoever writes on it does not sign it, and the signatures fall', () => {
  const first = act(requested({ residual: 'high' }), 'lead', approve).after;
  const edited = act(first, 'analyst', { type: 'edit', content: { rationale: 'Something else' } });
  expect(edited.after.round?.signatures).toEqual([]);
  expect(edited.effects.flatMap((e) => (e.kind === 'round' ? [e.round.state] : []))).toEqual(['fallen', 'open']);
  const own = act(requested(), 'chief', { type: 'edit', content: { rationale: 'Something else' } });
  expect(codeOf(() => act(own.after, 'chief', approve))).toBe('separation-of-duties');
  expect(codeOf(() => act(own.after, 'lead', { ...approve, contentHash: own.after.round?.contentHash ?? '' }))).toBe(
    'accepted',
  );
});

test('where an edit leaves nobody to sign, the edit is refused', () => {
  expect(
    codeOf(() => act(requested({ residual: 'high' }), 'analyst', { type: 'edit', content: { domainLeadId: null } })),
  ).toBe('unreachable-quorum');
});

test.each<[string, Partial<Exception>, string]>([
  ['an end that has passed', { ends: dueOn(-1) }, 'invalid-end'],
  ['an end before the start', { starts: dueOn(9), ends: dueOn(8) }, 'invalid-end'],
  ['an end later than the rating allows', { residual: 'high', ends: dueOn(100) }, 'invalid-end'],
  ['a residual risk above the inherent one', { inherent: 'low', residual: 'high' }, 'invalid-command'],
  ['no compensating control', { controls: [] }, 'invalid-command'],
])('%s is refused', (_, facts, code) => {
  expect(codeOf(() => requested(facts))).toBe(code);
});

test('a policy exception names what it suspends, and nothing that is finished; a risk acceptance may stand alone', () => {
  expect(codeOf(() => requested({}, []))).toBe('invalid-command');
  expect(codeOf(() => requested({ rule: 'IP-7' }, []))).toBe('accepted');
  expect(codeOf(() => requested({ kind: 'risk_acceptance', controls: [] }, []))).toBe('accepted');
  expect(codeOf(() => requested({}, [{ ...items()[0]!, status: 'done' }]))).toBe('invalid-command');
});

test('sent back it is a draft to be mended; refused or withdrawn it is over', () => {
  const back = act(requested(), 'lead', { type: 'sign', decision: 'send_back', reason: 'Sample is too small' });
  expect(back.after.exception.status).toBe('draft');
  expect(told(back, 'exception_sent_back')).toEqual(['head', 'analyst']);
  expect(act(back.after, 'analyst', { type: 'request' }).after.round?.number).toBe(2);
  expect(codeOf(() => act(requested(), 'lead', { type: 'sign', decision: 'refuse' }))).toBe('invalid-command');
  const refused = act(requested(), 'lead', { type: 'sign', decision: 'refuse', reason: 'No' });
  expect(refused.after).toMatchObject({ exception: { status: 'refused' }, steps: [], round: null });
  const withdrawn = act(requested(), 'head', { type: 'withdraw', reason: 'Not mine' });
  expect(withdrawn.after).toMatchObject({ exception: { status: 'withdrawn' }, steps: [], round: null });
  expect(codeOf(() => act(withdrawn.after, 'analyst', { type: 'request' }))).toBe('illegal-transition');
});

test('an approval that nobody gives is escalated, and lapses at the end that was asked for', () => {
  const subject = requested({ ends: dueOn(5) });
  const late = fire(subject, monday + 4 * day);
  expect(late.events.map(({ type }) => type)).toEqual(['exception.sign_off_overdue']);
  expect(told(late, 'exception_late')).toEqual(['lead', 'chief']);
  const lapsed = fire(late.after, monday + 10 * day);
  expect(lapsed.after).toMatchObject({ exception: { status: 'lapsed' }, round: null });
  expect(lapsed.effects.some(({ kind }) => kind === 'items')).toBe(false);
});

test('revoked, it lets its items go at once', () => {
  const revoked = act(active(), 'lead', { type: 'revoke', reason: 'The detector works' });
  expect(revoked.after.exception).toMatchObject({ status: 'revoked', endReason: 'The detector works' });
  expect(revoked.effects).toEqual([expect.objectContaining({ do: 'release' })]);
  expect(revoked.after.steps.filter(({ state }) => state === 'planned')).toEqual([]);
});

describe('a risk that was rated anew', () => {
  const higher: ExceptionCommand = { type: 'reassess', residual: 'high', reason: 'New leakage figures' };

  test('makes an active exception stale: other approvers are asked, and it ends no later than the rating allows', () => {
    const stale = act(active({ ends: dueOn(120) }), 'analyst', higher);
    expect(stale.after.exception).toMatchObject({ status: 'active', staleSince: monday, endsAt: monday + 90 * day });
    expect(stale.after.round?.stages.map(({ name }) => name)).toEqual(['Domain lead', 'Manager of the risk owner']);
    expect(kinds(stale)).toEqual(['exception_stale']);
    const ended = fire(stale.after, monday + 11 * day);
    expect(ended.events.at(-1)).toMatchObject({ type: 'exception.ended', at: monday + 10 * day });
    expect(ended.effects).toContainEqual(expect.objectContaining({ do: 'release' }));
  });

  test('approved again, it runs on; refused, it ends', () => {
    const stale = act(active(), 'analyst', higher).after;
    const one = act(stale, 'lead', approve).after;
    expect(one.exception.staleSince).toBe(monday);
    const again = act(one, 'chief', approve);
    expect(again.after.exception).toMatchObject({ status: 'active', staleSince: null });
    expect(again.events.at(-1)?.type).toBe('exception.approved_again');
    expect(again.effects.some(({ kind }) => kind === 'items')).toBe(false);
    const refused = act(stale, 'lead', { type: 'sign', decision: 'refuse', reason: 'Too much' });
    expect(refused.after.exception.status).toBe('ended');
    expect(refused.effects).toContainEqual(expect.objectContaining({ do: 'release' }));
  });

  test('sent back while stale, controls can be edited and it is asked for again; nothing else can', () => {
    const back = act(act(active(), 'analyst', higher).after, 'lead', {
      type: 'sign',
      decision: 'send_back',
      reason: 'Twice a day',
    }).after;
    expect(back.exception.status).toBe('active');
    const more = { controls: [{ text: 'Twice a day', ownerId: 'owner' }] };
    const edited = act(back, 'analyst', { type: 'edit', content: more }).after;
    expect(act(edited, 'analyst', { type: 'request' }).after.round?.number).toBe(3);
    expect(codeOf(() => act(back, 'analyst', { type: 'edit', content: { ends: dueOn(60) } }))).toBe('invalid-command');
    expect(codeOf(() => act(active(), 'analyst', { type: 'edit', content: more }))).toBe('illegal-transition');
  });

  test('is recorded also where nobody can sign it: the limit runs', () => {
    const alone = act(requested({ domainLeadId: null }), 'chief', approve).after;
    const stale = act(alone, 'analyst', higher);
    expect(stale.after).toMatchObject({ exception: { status: 'active', staleSince: monday }, round: null });
  });

  test('before its start it must be asked for anew', () => {
    const changed = act(active({ starts: dueOn(3) }), 'analyst', higher);
    expect(changed.after.exception.status).toBe('requested');
  });

  test('whoever lowers a rating does not sign on it', () => {
    const lowered = act(requested({ residual: 'high' }), 'lead', { type: 'reassess', residual: 'low', reason: 'x' });
    expect(codeOf(() => act(lowered.after, 'lead', approve))).toBe('separation-of-duties');
  });

  test('a severity that has changed does the same, once', () => {
    const subject = active();
    const moved = { ...subject, items: subject.items.map((item) => ({ ...item, severity: 'critical' })) };
    const stale = evaluateSeverities(noOutcome(moved), monday + day);
    expect(stale?.after.exception.staleReason).toBe('AI-1 is critical, was medium');
    expect(evaluateSeverities(noOutcome(stale!.after), monday + 2 * day)).toBeNull();
    expect(evaluateSeverities(noOutcome(subject), monday + day)).toBeNull();
  });
});

test('one renewal at a time; the one that is renewed runs to its end', () => {
  const renewed = act(active(), 'analyst', { type: 'renew', successorId: 'x' });
  expect(renewed.after.exception.status).toBe('active');
  const pending = { ...renewed.after, successor: 'EX-2' };
  expect(codeOf(() => act(pending, 'analyst', { type: 'renew', successorId: 'y' }))).toBe('renewal-pending');
  expect(codeOf(() => act(requested(), 'analyst', { type: 'renew', successorId: 'y' }))).toBe('illegal-transition');
});

test('revoked when its renewal is decided on already, it ends alone, and says that the renewal holds', () => {
  const revoked = act({ ...active(), successor: 'EX-2' }, 'lead', { type: 'revoke', reason: 'not needed' });
  expect(revoked.after.exception.status).toBe('revoked');
  expect(revoked.events.at(-1)?.data).toMatchObject({ renewedBy: 'EX-2' });
  const [notice] = revoked.notices.filter(({ kind }) => kind === 'exception_revoked');
  expect(notice?.facts.reason).toContain('not needed. EX-2 renews it, and holds from its own start');
});

test('one whose items are all cancelled runs to its end', () => {
  const subject = active();
  const over = { ...subject, items: subject.items.map((item) => ({ ...item, status: 'cancelled' as const })) };
  const last = subject.exception.endsAt;
  expect(fire(over, last - day).after.exception.status).toBe('active');
  expect(fire(over, last).after.exception.status).toBe('ended');
});
