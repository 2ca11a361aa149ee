import { afterMaintenance, windowAt, type MaintenanceWindow } from '../duty/maintenance.js';
import type { Rota } from '../duty/rota.js';
import { findRecipients, type Parts, type Recipient } from '../person/recipients.js';
import { administrators } from '../person/who-can-cure.js';
import { ladderOf, type EscalationPolicy } from '../policy/escalation.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import { levelRecipients } from './level-recipients.js';
import { stoodForMaintenance, timesSaid } from './rungs.js';

// What is the same of all records that have an owner, a date and a ladder, and no life beside it.

/** Maintenance holds back what goes to somebody with more accountability. */
export function heldBack(
  { maintenance }: { maintenance: readonly MaintenanceWindow[] },
  { kind, fireAt }: PlannedStep,
): boolean {
  return kind === 'level' && windowAt(maintenance, fireAt) !== undefined;
}

/** Of a step that waits for the end of a window which came after the plan. */
export function heldStep(
  { maintenance }: { maintenance: readonly MaintenanceWindow[] },
  step: PlannedStep,
): { windowId: string; until: Instant; reason: string } {
  const window = windowAt(maintenance, step.fireAt);
  return {
    windowId: window?.id ?? '',
    until: afterMaintenance(maintenance, step.fireAt),
    reason: window?.reason ?? '',
  };
}

type Stood = Parameters<typeof stoodForMaintenance>[0];
type OnLadder = Stood & { item: Stood['item'] & { ladderLevel: number } };

/** A level that reached nobody: the next one follows at once. While maintenance held a rung back the ladder stood still. */
export function climbed(subject: OnLadder, step: PlannedStep, told: readonly Recipient[]) {
  const { item, policies } = subject;
  const more = step.level < ladderOf(policies.escalation, item.severity).length;
  const on = told.length === 0 && timesSaid(step) === 0 && more;
  return {
    ladderLevel: Math.max(item.ladderLevel, step.level),
    ...(on ? { ladderAdvance: { level: step.level + 1, at: step.fireAt } } : {}),
    ...stoodForMaintenance(subject, step),
  };
}

interface Heard {
  policies: { escalation: EscalationPolicy };
  parts: Parts;
  rotas: Record<string, Rota>;
}

/** Whom a step would tell, as things stand. */
export function heardOf(subject: Heard, severity: string | null, step: PlannedStep): Recipient[] {
  const { policies, parts } = subject;
  switch (step.kind) {
    case 'reminder':
      return ownerOrNext(parts);
    case 'breach':
      // The first level, at the breach itself, tells people; where there is none, the owner hears of it all the same.
      return ladderOf(policies.escalation, severity).some(({ after }) => after === 'PT0S') ? [] : ownerOrNext(parts);
    case 'level':
      return levelRecipients(subject, severity, step);
    default:
      return [];
  }
}

/** The owner; where they have left, the next who is there. */
function ownerOrNext(parts: Parts): Recipient[] {
  const found = findRecipients(['owner', 'owner_manager', 'domain_lead'], [], parts);
  return [...found, ...administrators(parts, found)].slice(0, 1);
}
