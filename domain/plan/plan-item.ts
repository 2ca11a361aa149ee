import type { ActionItem, ItemPolicies } from '../action-item/item.js';
import { isLive } from '../action-item/table.js';
import type { Round } from '../sign-off/round.js';
import { addDuration, describeInstant, subtractDuration, type Instant } from '../time.js';
import type { PlannedStep } from './step.js';

/** Reminders are spread over this many ms, by the item's id, so that a herd does not come at one instant. */
const reminderJitterMs = 120_000;

/**
 * What fires next for an item, and when: the one place where it is computed, for the workflow, the sweep, `upcoming`
 * and previews alike.
 *
 * Returns every step not yet fired that is due by the facts as they stand; steps that have fired must be left out by
 * the caller (`mergePlan`). Instants may lie in the past: those are due at once.
 */
export function planItem(item: ActionItem, policies: ItemPolicies, round: Round | null): PlannedStep[] {
  if (!isLive(item.status) || item.plannedFrom === null) return [];
  const waitingForOwner = item.status === 'open' || item.status === 'in_progress';
  const steps: PlannedStep[] = [];
  if (waitingForOwner && item.breachedAt === null) steps.push(...reminders(item, policies));
  if (item.breachedAt === null && !handedInInTime(item)) steps.push(breach(item));
  if (waitingForOwner && item.breachedAt !== null && item.ladderFrom !== null) steps.push(...ladder(item, policies));
  if (item.status === 'submitted' && round) steps.push(signOffLimit(item, policies, round));
  return steps;
}

/** Handed in before it was due: the date was kept, whatever the approvers do. */
function handedInInTime(item: ActionItem): boolean {
  return item.status === 'submitted' && item.submittedAt !== null && item.submittedAt <= item.dueAt;
}

function reminders(item: ActionItem, policies: ItemPolicies): PlannedStep[] {
  const from = item.plannedFrom ?? 0;
  const jitter = jitterOf(item.id);
  return policies.reminder.before.flatMap((before, index) => {
    const fireAt = subtractDuration(item.dueAt, before, item.due.zone) + jitter;
    // One that was to come before the item was planned, or no longer before the due instant, is not sent late.
    if (fireAt < from || fireAt >= item.dueAt) return [];
    return [
      step(
        item,
        item.reminderPolicyVersionId,
        'reminder',
        index + 1,
        0,
        fireAt,
        `${before} before due ${dueText(item)}`,
      ),
    ];
  });
}

function breach(item: ActionItem): PlannedStep {
  return step(item, item.escalationPolicyVersionId, 'breach', 0, 0, item.dueAt, `due ${dueText(item)}`);
}

function ladder(item: ActionItem, policies: ItemPolicies): PlannedStep[] {
  const from = item.ladderFrom ?? item.dueAt;
  const reason = from === item.dueAt ? 'the breach' : 'the item became live';
  const { levels } = policies.escalation;
  const at = (after: string): Instant => addDuration(from, after, item.due.zone) + item.pausedMs;
  return levels.flatMap((level, index) => {
    const fireAt = at(level.after);
    const next = levels[index + 1];
    const until = next ? at(next.after) : Infinity;
    const version = item.escalationPolicyVersionId;
    const steps = [step(item, version, 'level', index + 1, 0, fireAt, `${level.after} after ${reason}${paused(item)}`)];
    let again = fireAt;
    for (let times = 1; level.repeat && times <= level.repeat.times; times += 1) {
      again = addDuration(again, level.repeat.every, item.due.zone);
      if (again >= until) break;
      steps.push(
        step(item, version, 'level', index + 1, times, again, `level ${index + 1} again after ${level.repeat.every}`),
      );
    }
    return steps;
  });
}

function signOffLimit(item: ActionItem, policies: ItemPolicies, round: Round): PlannedStep {
  const fireAt = addDuration(round.stageOpenedAt, policies.signOff.limit, item.due.zone);
  const because = `${policies.signOff.limit} without a decision of stage ${round.stage}`;
  // Rounds count across cycles, so the occurrence tells rounds apart.
  return step(item, item.signOffPolicyVersionId, 'sign_off_limit', round.stage, round.number, fireAt, because);
}

function step(
  item: ActionItem,
  policyVersionId: string,
  kind: PlannedStep['kind'],
  level: number,
  occurrence: number,
  fireAt: Instant,
  because: string,
): PlannedStep {
  return { cycle: item.cycle, policyVersionId, kind, level, occurrence, fireAt, state: 'planned', because };
}

function dueText(item: ActionItem): string {
  return describeInstant(item.dueAt, item.due.zone);
}

function paused(item: ActionItem): string {
  return item.pausedMs > 0 ? `, held for ${Math.round(item.pausedMs / 60_000)} min` : '';
}

/** The same for an item whenever it is asked: FNV-1a over the id. */
function jitterOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0;
  return hash % reminderJitterMs;
}
