import fc from 'fast-check';
import { itemRecord } from '../../test/factories/item-case.js';
import { decideItem } from '../item/decide.js';
import { foresee } from '../item/foresee.js';
import type { ItemRecord } from '../item/item.js';
import { timesSaid } from '../item/rungs.js';
import type { EscalationLevel, EscalationPolicy } from '../policy/escalation.js';
import type { RecipientRole } from '../person/recipients.js';
import { noOutcome } from '../record/outcome.js';
import type { PlannedStep } from '../record/step.js';
import { mostStepsShown, movesOf, type MovedStep, type Moves } from './moves.js';
import { tellsOf } from './tells.js';

const start = Date.UTC(2026, 0, 5, 2);

const level = (after: string, roles: RecipientRole[], repeat?: EscalationLevel['repeat']): EscalationLevel => ({
  after,
  roles,
  people: [],
  channels: ['inbox'],
  ...(repeat ? { repeat } : {}),
});
const ladder = (...levels: EscalationLevel[]): EscalationPolicy => ({ levels, acknowledgementHolds: 'P1D' });

/** An item that has become live, under this ladder. */
function live(e1: EscalationPolicy, otherPolicies: Record<string, unknown> = {}): ItemRecord {
  const draft = itemRecord({ due: { date: '2026-02-05', time: '18:00', zone: 'Asia/Singapore' }, otherPolicies });
  const subject = { ...draft, policies: { ...draft.policies, escalation: e1 } };
  return decideItem(noOutcome(subject), { type: 'activate' }, { actorId: null, key: 'a', at: start }).after;
}

function replanned(subject: ItemRecord, to: { escalationPolicyVersionId?: string; reminderPolicyVersionId?: string }) {
  const by = { actorId: 'manager', key: 'b', at: start + 3_600_000 };
  return decideItem(noOutcome(subject), { type: 'replan', reason: 'r', ...to }, by);
}

function moved(e1: EscalationPolicy, e2: EscalationPolicy): Moves | null {
  const before = live(e1, { e2 });
  return movesOf('replan', before, replanned(before, { escalationPolicyVersionId: 'e2' }).after);
}

function said({ people = [] }: Moves, { kind, level: of, who = [], whoBefore = [], from, to }: MovedStep): unknown[] {
  const names = (places: number[]): string[] => places.map((place) => people[place]?.personId ?? '?');
  return [`${kind} ${of}`, from === null ? 'new' : to === null ? 'gone' : from < to, names(whoBefore), names(who)];
}

test('a step that tells others at the same instant differs, one that is new or gone is told apart, with whom it tells', () => {
  const moves = moved(
    ladder(level('PT0S', ['owner']), level('P1D', ['owner_manager']), level('P2D', ['program_manager'])),
    ladder(level('PT0S', ['owner_manager']), level('P2D', ['owner_manager'])),
  );
  expect(moves?.due).toBeNull();
  expect(moves?.steps.map((step) => said(moves, step))).toEqual([
    ['level 1', false, ['owner'], ['boss']],
    ['level 2', true, ['boss'], ['boss']],
    ['level 3', 'gone', ['manager'], []],
  ]);
  expect(moves?.steps[0]).toMatchObject({ because: 'at the breach' });
  expect(moved(ladder(level('PT0S', ['owner'])), ladder(level('PT0S', ['owner'])))).toBeNull();
});

test('of other reminders it is said which come no more and which come anew, and who gets them', () => {
  const r2 = { before: ['P3D'], channels: ['inbox'] };
  const before = live(ladder(level('PT0S', ['owner'])), { r2 });
  const moves = movesOf('replan', before, replanned(before, { reminderPolicyVersionId: 'r2' }).after);
  expect(moves?.steps.map((step) => said(moves, step))).toEqual([
    ['reminder 1', true, ['owner'], ['owner']],
    ['reminder 2', 'gone', ['owner'], []],
  ]);
});

test('of a long ladder the first steps are written out, the rest counted, and people are kept once', () => {
  const often = (roles: RecipientRole[]): EscalationPolicy =>
    ladder(level('PT0S', roles, { every: 'PT1H', times: 60 }));
  const later = moved(ladder(), often(['owner', 'owner_manager']));
  expect(later?.steps).toHaveLength(mostStepsShown);
  expect(later?.more).toBe(61 + 1 - mostStepsShown);
  expect(later?.people).toEqual([
    { personId: 'owner', role: 'owner' },
    { personId: 'boss', role: 'owner_manager' },
  ]);
  const others = moved(often(['owner']), often(['owner_manager']));
  expect([others?.steps.length, others?.more]).toEqual([mostStepsShown, 61 - mostStepsShown]);
  expect(JSON.stringify(later).length).toBeLessThan(4_000);
});

test('what a preview says differs is what differs between what was foreseen and what then is', () => {
  const roles = fc.subarray<RecipientRole>(['owner', 'owner_manager', 'program_manager', 'domain_lead'], {
    minLength: 1,
  });
  const some = fc
    .array(fc.record({ roles, hours: fc.integer({ min: 1, max: 60 }) }), { maxLength: 4 })
    .map((levels) => {
      let hours = 0;
      return ladder(...levels.map((of) => level(`PT${(hours += of.hours)}H`, of.roles)));
    });
  const keyOf = (step: PlannedStep): string =>
    `${step.kind}/${step.level}/${step.kind === 'level' ? timesSaid(step) : step.occurrence}`;
  const foreseen = (subject: ItemRecord): Map<string, string> =>
    new Map(
      foresee(subject).map(({ step, told }) => {
        const ids = told.map(({ personId }) => personId);
        return [keyOf(step), `${step.fireAt} ${ids.sort().join()}`];
      }),
    );
  fc.assert(
    fc.property(some, some, (e1, e2) => {
      const before = live(e1, { e2 });
      const { after } = replanned(before, { escalationPolicyVersionId: 'e2' });
      const moves = movesOf('replan', before, after) ?? { due: null, steps: [], people: [] };
      const expected = foreseen(before);
      for (const { kind, level: of, occurrence, to, who = [] } of moves.steps) {
        const key = `${kind}/${of}/${occurrence}`;
        const ids = who.map((place) => moves.people?.[place]?.personId ?? '?');
        if (to === null) expected.delete(key);
        else expected.set(key, `${to} ${ids.sort().join()}`);
      }
      expect(Object.fromEntries(expected)).toEqual(Object.fromEntries(foreseen(after)));
    }),
    { numRuns: 200 },
  );
});

test('whom the run tells at once: whoever is sent a message, the owner of what a calendar moves; no more than twenty', () => {
  const before = live(ladder(level('PT0S', ['owner'])));
  const by = { actorId: 'manager', key: 'b', at: start };
  const outcome = decideItem(noOutcome(before), { type: 'hold', reason: 'waits' }, by);
  const told = outcome.notices.flatMap(({ to }) => to);
  expect(tellsOf('hold', outcome)?.people.map(({ personId }) => personId) ?? []).toEqual(
    told.map(({ personId }) => personId),
  );
  const due = { ...outcome, notices: [], after: { ...before, item: { ...before.item, dueAt: before.item.dueAt + 1 } } };
  expect(tellsOf('calendar', due)?.people).toEqual([{ personId: 'owner', role: 'items_owner', kind: 'items_moved' }]);
  expect(tellsOf('replan', due)).toBeNull();
  const to = Array.from({ length: 25 }, (_, n) => ({ personId: `p${n}`, role: 'approver' as const }));
  const notice = {
    eventKey: 'k',
    kind: 'due_changed' as const,
    to,
    channels: ['inbox' as const],
    at: start,
    facts: {},
  };
  expect(tellsOf('replan', { ...due, notices: [notice] })).toMatchObject({ people: { length: 20 }, more: 5 });
});
