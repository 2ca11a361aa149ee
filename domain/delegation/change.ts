import { Change, type ChangeRules } from '../record/change.js';
import { describeInstant, type Instant } from '../time.js';
import type { DelegationFacts, DelegationOutcome, DelegationRecord } from './delegation-record.js';
import { planDelegation } from './plan.js';
import { allowedDelegationEvents, delegationTable, type DelegationEvent, type DelegationStatus } from './table.js';

const rules: ChangeRules<DelegationRecord, DelegationFacts, DelegationStatus, DelegationEvent> = {
  noun: 'A delegation',
  table: delegationTable,
  allowed: allowedDelegationEvents,
  nothingMore: 'Nothing is to be done.',
  factsOf: ({ delegation }) => delegation,
  withFacts: (subject, delegation) => ({ ...subject, delegation }),
  plan: ({ delegation }) =>
    allowedDelegationEvents(delegation.status).length > 0 ? planDelegation(delegation, delegation.zone) : [],
  reaches: (_subject, _kind, to) => to,
  channels: () => ['inbox', 'email'],
};

/** A command or a step of a delegation being carried out. */
export class DelegationChange extends Change<
  DelegationRecord,
  DelegationFacts,
  DelegationStatus,
  DelegationEvent,
  never
> {
  constructor(outcome: DelegationOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }

  /** Tells both, each in their own time; whoever did it themselves is left out. */
  tellBoth(what: 'planned' | 'started' | 'ended'): void {
    const { delegation: d, personZone, standInZone, waiting } = this.now;
    const whom = { id: d.personId, name: d.personName };
    const both = [
      { personId: d.personId, zone: personZone, role: 'absent' as const },
      { personId: d.standInId, zone: standInZone, role: 'stand_in' as const },
    ];
    for (const { personId, zone, role } of both)
      this.tell(`delegation_${what}`, [{ personId, role, for: whom }], {
        absentName: d.personName,
        standInName: d.standInName,
        scope: d.scope,
        fromText: describeInstant(d.startsAt, zone),
        untilText: describeInstant(d.endsAt, zone),
        ...(d.reason === '' ? {} : { reason: d.reason }),
        ...(what === 'started' && waiting.length > 0 ? { waitingText: waiting.join(', ') } : {}),
      });
  }

  /** Who it is about stands with each of its events. */
  about(more: Record<string, unknown>): Record<string, unknown> {
    const { personId, standInId, scope } = this.current;
    return { personId, standInId, scope, ...more };
  }
}
