import fc from 'fast-check';
import { defaultEscalationPolicy } from '../policy/escalation.js';
import { defaultReminderPolicy } from '../policy/reminder.js';
import { defaultSignOffPolicy } from '../policy/sign-off.js';
import { nextStep, stepKeyText } from '../plan/step.js';
import { Refusal } from '../refusal.js';
import { toInstant, type LocalDue } from '../time.js';
import type { ItemCommand } from './commands.js';
import { decideItem } from './decide.js';
import { fireDueSteps } from './fire.js';
import type { ItemCase } from './item.js';
import { noOutcome, type Outcome } from './outcome.js';
import { itemTable, type ItemEvent } from './table.js';

const start = Date.UTC(2026, 0, 5, 2);
const day = 86_400_000;
const people = ['owner', 'boss', 'manager', 'lead'];

/** An item that has just been activated, due ten days later. */
function newCase(): ItemCase {
  const due = dueOn(10);
  const item: ItemCase['item'] = {
    id: '5d0c7a52-0000-8000-8000-000000000001',
    number: 1,
    programId: 'p',
    phaseId: 'ph',
    title: 't',
    description: '',
    severity: null,
    rootCause: null,
    tags: [],
    attributes: {},
    ownerId: 'owner',
    status: 'draft',
    resumeStatus: null,
    due,
    dueAt: toInstant(due),
    lateMode: 'start',
    cycle: 1,
    overdue: false,
    breachedAt: null,
    ladderLevel: 0,
    ladderFrom: null,
    pausedSince: null,
    pausedMs: 0,
    plannedFrom: null,
    acknowledgedAt: null,
    acknowledgedUntil: null,
    acknowledgedBy: null,
    holdReason: null,
    heldBy: null,
    roundId: null,
    statement: null,
    submittedBy: null,
    submittedAt: null,
    extensionCount: 0,
    escalationPolicyVersionId: 'e1',
    reminderPolicyVersionId: 'r1',
    signOffPolicyVersionId: 's1',
    activatedAt: null,
    doneAt: null,
    version: 1,
    workflowVersion: 0,
  };
  const subject: ItemCase = {
    item,
    parts: { owner: 'owner', owner_manager: 'boss', program_manager: 'manager', domain_lead: 'lead' },
    ownerZone: 'Asia/Singapore',
    ownerName: 'Owner',
    programName: 'P',
    phaseName: 'Ph',
    phaseStatus: 'open',
    programStatus: 'active',
    policies: { escalation: defaultEscalationPolicy, reminder: defaultReminderPolicy, signOff: defaultSignOffPolicy },
    steps: [],
    round: null,
    rounds: 0,
    pendingExtension: null,
    evidence: [],
    managers: { owner: 'boss', boss: null, manager: null, lead: null },
  };
  return decideItem(noOutcome(subject), { type: 'activate' }, { actorId: null, key: 'launch', at: start }).after;
}

function dueOn(days: number): LocalDue {
  return { date: new Date(start + days * day).toISOString().slice(0, 10), time: '18:00', zone: 'Asia/Singapore' };
}

const command: fc.Arbitrary<ItemCommand> = fc.oneof(
  fc.constantFrom<ItemCommand>(
    { type: 'start' },
    { type: 'acknowledge' },
    { type: 'submit', statement: 'done' },
    { type: 'submit' },
    { type: 'sign', decision: 'approve' },
    { type: 'sign', decision: 'send_back', reason: 'no' },
    { type: 'sign', decision: 'send_back' },
    { type: 'decide_extension', decision: 'grant' },
    { type: 'decide_extension', decision: 'refuse', reason: 'no' },
    { type: 'hold', reason: 'waits' },
    { type: 'resume' },
    { type: 'cancel', reason: 'no' },
    { type: 'edit', content: { title: 'other' } },
    { type: 'reassign', ownerId: 'boss' },
    { type: 'reassign', ownerId: 'owner' },
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
  list: { command: ItemCommand; actor: string; wait: number }[],
  check: (outcome: Outcome, before: ItemCase, command: ItemCommand | null, at: number) => void,
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
        expect(levels).toHaveLength(defaultEscalationPolicy.levels.length);
      });
    }),
    { numRuns: 300 },
  );
});

test('nobody signs for his own work', () => {
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
