import fc from 'fast-check';
import { itemRecord } from '../../test/factories/item-case.js';
import { kedah, singapore } from '../../test/factories/calendars.js';
import { defaultEscalationPolicy, ladderOf, type EscalationPolicy } from '../policy/escalation.js';
import { nextStep, stepKeyText } from '../record/step.js';
import { Refusal } from '../refusal.js';
import type { ItemCommand, MachineToItem } from './commands.js';
import { decideItem } from './decide.js';
import type { LocalDue } from '../calendar/due.js';
import { fireDueSteps } from './fire.js';
import type { ItemRecord } from './item.js';
import { type ItemOutcome } from './outcome.js';
import { noOutcome } from '../record/outcome.js';
import { itemTable, type ItemEvent } from './table.js';

const start = Date.UTC(2026, 0, 5, 2);
const day = 86_400_000;
const people = ['owner', 'boss', 'manager', 'lead'];

/** Working time, a ladder of its own for what is critical, and a level that finds nobody. */
const other: EscalationPolicy = {
  time: 'working',
  onHold: 'due_moves',
  acknowledgementHolds: 'PT8H',
  levels: [
    { after: 'PT0S', roles: ['owner'], people: [], channels: ['inbox'], repeat: { every: 'PT4H', times: 2 } },
    { after: 'P1D', roles: ['approver_manager'], people: [], channels: ['inbox'] },
    { after: 'P3D', roles: ['domain_lead'], people: [], channels: ['inbox'] },
  ],
  bySeverity: { critical: [{ after: 'PT2H', roles: ['domain_lead'], people: [], channels: ['inbox'] }] },
};

/** An item that has just been activated, due ten days later. */
function newCase(): ItemRecord {
  const subject = itemRecord({
    due: dueOn(10),
    calendars: { owner: singapore, boss: kedah, manager: singapore, lead: singapore },
    otherPolicies: { e1: defaultEscalationPolicy, e2: other },
  });
  return decideItem(noOutcome(subject), { type: 'activate' }, { actorId: null, key: 'launch', at: start }).after;
}

function dueOn(days: number): LocalDue {
  const date = new Date(start + days * day).toISOString().slice(0, 10);
  // Every other date without a time: the end of the owner's working day.
  return { date, time: days % 2 === 0 ? '18:00' : null, zone: 'Asia/Singapore' };
}

const command: fc.Arbitrary<ItemCommand | MachineToItem> = fc.oneof(
  fc.constantFrom<ItemCommand | MachineToItem>(
    { type: 'start' },
    { type: 'acknowledge' },
    { type: 'submit', statement: 'done' },
    { type: 'submit' },
    { type: 'sign', decision: 'approve' },
    { type: 'sign', decision: 'send_back', reason: 'no' },
    { type: 'sign', decision: 'send_back' },
    { type: 'request_consent', extensionId: 'c1', asks: { what: 'hold' }, reason: 'waits' },
    { type: 'request_consent', extensionId: 'c2', asks: { what: 'cancel' }, reason: 'no need' },
    { type: 'request_consent', extensionId: 'c3', asks: { what: 'severity', severity: null }, reason: 'less' },
    { type: 'decide_extension', decision: 'grant' },
    { type: 'decide_extension', decision: 'refuse', reason: 'no' },
    { type: 'take_back_extension' },
    { type: 'withdraw' },
    { type: 'revoke' },
    { type: 'ask', questionId: 'q1', question: 'Which sheet?' },
    { type: 'answer', questionId: 'q1', answer: 'The second' },
    { type: 'hold', reason: 'waits' },
    { type: 'resume' },
    { type: 'cancel', reason: 'no' },
    { type: 'edit', content: { title: 'other' } },
    { type: 'reassign', ownerId: 'boss' },
    { type: 'reassign', ownerId: 'owner' },
    { type: 'edit', content: { severity: 'Critical' } },
    { type: 'edit', content: { severity: null } },
    { type: 'replan', escalationPolicyVersionId: 'e2', reason: 'other ladder' },
    { type: 'replan', escalationPolicyVersionId: 'e1', reason: 'back again' },
    { type: 'replan', calendar: 'present', reason: 'calendar' },
    { type: 'unreached', cycle: 1, level: 1, why: 'no address' },
  ),
  fc.integer({ min: 1, max: 60 }).map((n): ItemCommand => ({ type: 'change_due', due: dueOn(n), reason: 'agreed' })),
  fc
    .integer({ min: 1, max: 60 })
    .map((n): ItemCommand => ({ type: 'request_extension', extensionId: `x${n}`, due: dueOn(n), reason: 'late' })),
  fc.integer({ min: 1, max: 60 }).map((n): ItemCommand => ({ type: 'reopen', reason: 'again', due: dueOn(n) })),
);
const happening = fc.record({ command, actor: fc.constantFrom(...people), wait: fc.integer({ min: 0, max: 4 * day }) });

/** Plays what happens, and hands every outcome to the check. */
function play(
  list: { command: ItemCommand | MachineToItem; actor: string; wait: number }[],
  check: (outcome: ItemOutcome, before: ItemRecord, command: ItemCommand | MachineToItem | null, at: number) => void,
): void {
  let subject = newCase();
  let at = start;
  for (const [index, next] of list.entries()) {
    at += next.wait;
    const fired = fireDueSteps(noOutcome(subject), at);
    check(fired, subject, null, at);
    subject = fired.after;
    try {
      const outcome = decideItem(noOutcome(subject), next.command, { actorId: next.actor, key: `k${index}`, at });
      check(outcome, subject, next.command, at);
      subject = outcome.after;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

test('whatever happens, states change along the table only, and each event raises the version by one', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (list) => {
      play(list, ({ after, events }, before, done) => {
        expect(after.item.version).toBe(before.item.version + events.length);
        if (done === null) expect(after.item.status).toBe(before.item.status);
        else if (events.length > 0) {
          const to: readonly string[] = itemTable[before.item.status][done.type as ItemEvent]?.to ?? [];
          const allowed = to.flatMap((state) =>
            state === 'same'
              ? [before.item.status]
              : state === 'resumed'
                ? [before.item.resumeStatus ?? 'open']
                : [state],
          );
          expect(allowed).toContain(after.item.status);
        }
      });
    }),
    { numRuns: 300 },
  );
});

test('what is said of a hold is said only while it is on hold', () => {
  const held = ['holdReason', 'heldBy', 'heldSince', 'heldExceptionId', 'holdBeneath', 'resumeStatus'] as const;
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (list) => {
      play(list, ({ after: { item } }) => {
        if (item.status === 'on_hold') expect(item.holdReason).not.toBeNull();
        else for (const fact of held) expect([fact, item[fact]]).toEqual([fact, null]);
      });
    }),
    { numRuns: 300 },
  );
});

test('no step is lost, none fires twice, and a breach is recorded at the instant that was due', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (list) => {
      const fired = new Set<string>();
      play(list, ({ after, events }, before, done, at) => {
        if (done !== null) return;
        expect(nextStep(after.steps)?.fireAt ?? Infinity).toBeGreaterThan(at);
        expect(fireDueSteps(noOutcome(after), at).events).toEqual([]);
        for (const event of events) {
          expect(fired.has(event.key)).toBe(false);
          fired.add(event.key);
          if (event.type === 'item.breached') expect(event.at).toBe(before.item.dueAt);
        }
      });
    }),
    { numRuns: 300 },
  );
});

test('at most one ladder step per cycle, policy version, level and occurrence; an overdue item that waits for its owner has its ladder', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (list) => {
      play(list, ({ after }) => {
        const keys = after.steps.map(stepKeyText);
        expect(new Set(keys).size).toBe(keys.length);
        const { item } = after;
        if (item.breachedAt === null || item.ladderFrom === null || !['open', 'in_progress'].includes(item.status))
          return;
        const levels = after.steps.filter(({ kind, cycle }) => kind === 'level' && cycle === item.cycle);
        const climbed = new Set(levels.map(({ level }) => level));
        const ladder = ladderOf(after.policies.escalation, item.severity);
        for (let level = item.ladderFloor + 1; level <= ladder.length; level += 1)
          if (!item.ladderRun.passed.includes(level)) expect(climbed).toContain(level);
      });
    }),
    { numRuns: 300 },
  );
});

test('nobody signs for their own work', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (list) => {
      play(list, ({ effects }, before) => {
        for (const effect of effects)
          if (effect.kind === 'signature') {
            expect(effect.signature.personId).not.toBe(before.item.ownerId);
            expect(effect.signature.personId).not.toBe(before.item.submittedBy);
          }
      });
    }),
    { numRuns: 300 },
  );
});
