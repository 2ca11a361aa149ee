import { dueWith } from '../calendar/due.js';
import { Refusal } from '../refusal.js';
import { controlObligation, type ControlChange } from './change.js';
import { attestBy } from './clock.js';
import type { ControlCommand, ControlOutcome } from './control.js';

type Reassign = Extract<ControlCommand, { type: 'reassign' }>;

/** Another owner, operator or domain lead, for good: they are told, and runs that wait go with it. */
export function reassign(
  change: ControlChange,
  { ownerId, operatorId, domainLeadId, reason }: Reassign,
): ControlOutcome {
  change.require('reassign');
  const { current: before, actorId, now: subject, at } = change;
  const changed: string[] = [];
  if (ownerId !== undefined && ownerId !== before.ownerId) {
    // Whoever owes a late attestation does not bring its ladder back to the first level.
    if (before.overdue && actorId !== null && controlObligation(subject, at).includes(actorId))
      throw new Refusal(
        'separation-of-duties',
        'Nobody gives a control away whose attestation is late, as its owner or operator. Have the owner’s manager or the domain lead do it.',
      );
    ownedBy(change, ownerId, reason);
    changed.push('ownerId');
  }
  if (operatorId !== undefined && operatorId !== before.operatorId) {
    change.set({ operatorId, operators: [...new Set([...before.operators, operatorId])] });
    change.effect({ kind: 'operator', operatorId, reason });
    change.tell('control_operator', [{ personId: operatorId, role: 'named' }], { reason });
    change.tell('control_operator_before', [{ personId: before.operatorId, role: 'hands_over' }], { reason });
    changed.push('operatorId');
  }
  if (domainLeadId !== undefined && domainLeadId !== before.domainLeadId) {
    change.set({ domainLeadId });
    change.setRecord({ parts: { ...change.now.parts, domain_lead: domainLeadId } });
    changed.push('domainLeadId');
  }
  if (changed.length === 0) return change.unchanged();
  const { ownerId: owner, operatorId: operator } = change.current;
  return change.done('control.reassigned', {
    changed,
    from: { ownerId: before.ownerId, operatorId: before.operatorId },
    to: { ownerId: owner, operatorId: operator },
    reason,
  });
}

/** The part of the manager above follows the owner, and the attestation is theirs. */
function ownedBy(change: ControlChange, ownerId: string, reason: string): void {
  const { current: before, now: subject } = change;
  change.setRecord({
    parts: { ...subject.parts, owner: ownerId, owner_manager: subject.managers[ownerId] ?? null },
  });
  change.set({ ownerId, owners: [...new Set([...before.owners, ownerId])] });
  change.effect({ kind: 'owner', ownerId });
  if (before.due !== null) attestBy(change, dueWith(before.due, subject.calendar), before.breachedAt);
  change.tell('control_assigned', [{ personId: ownerId, role: 'owner' }], { reason });
  change.tell('control_reassigned', [{ personId: before.ownerId, role: 'hands_over' }], { reason });
}
