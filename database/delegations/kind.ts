import { mayEndDelegation } from '../../domain/access/access.js';
import { decideDelegation, fireDelegationSteps } from '../../domain/delegation/decide.js';
import type { DelegationCommand, DelegationRecord } from '../../domain/delegation/delegation-record.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { delegationTable } from '../../domain/delegation/table.js';
import { loadDelegation } from './load-delegation.js';
import { delegationRow } from './row.js';

export const delegationKind: StoredKind<DelegationRecord, DelegationCommand, never> = {
  kind: 'delegation',
  noun: 'delegation',
  states: { title: 'Delegation', table: delegationTable },
  many: false,
  factsOf: ({ delegation }) => delegation,
  programOf: () => null,
  aboutOf: () => ({ facts: { itemTitle: '', itemNumber: null, programName: '' } }),
  load(manager, ids, { requests }) {
    const actorIds = requests.flatMap(({ actorId }) => actorId ?? []);
    return loadEach(ids, (id) => loadDelegation(manager, id, actorIds));
  },
  inWhoseName(_manager, actor, _command, { delegation: { personId, standInId }, personManagerId }) {
    mayEndDelegation(actor, { id: personId, managerId: personManagerId }, standInId);
    return null;
  },
  carryOut: (_manager, outcome, command, by) => decideDelegation(fireDelegationSteps(outcome, by.at), command, by),
  look: (_manager, outcome, now) => fireDelegationSteps(outcome, now),
  // Nobody takes over that somebody stands in for them: it ends.
  handOver: { command: (_part, _toId, reason) => ({ type: 'end', reason }) },
  saveRows: (manager, outcomes, seen) => delegationRow.save(manager, outcomes, ({ delegation }) => delegation, seen),
};
