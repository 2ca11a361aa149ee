import type { TransitionTable } from '../record/table.js';

export const delegationStatuses = ['coming', 'active', 'ended', 'revoked'] as const;
export type DelegationStatus = (typeof delegationStatuses)[number];

/** What people do to a delegation; `start` and `finish` are the machine's own. */
export const delegationEvents = ['end', 'start', 'finish'] as const;
export type DelegationEvent = (typeof delegationEvents)[number];

/** State × event → where it leads, for delegations. */
export const delegationTable: TransitionTable<DelegationStatus, DelegationEvent> = {
  coming: {
    start: { to: ['active'], guard: 'its start has come', effect: 'both are told' },
    end: { to: ['revoked'], guard: 'the absent person, their manager, the stand-in, or an administrator' },
  },
  active: {
    finish: { to: ['ended'], guard: 'its end has come', effect: 'both are told' },
    end: { to: ['revoked'], guard: 'the absent person, their manager, the stand-in, or an administrator' },
  },
  ended: {},
  revoked: {},
};

export function allowedDelegationEvents(status: DelegationStatus): DelegationEvent[] {
  return delegationTable[status].end ? ['end'] : [];
}
