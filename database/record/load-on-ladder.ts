import type { EntityManager } from 'typeorm';
import type { MaintenanceWindow } from '../../domain/duty/maintenance.js';
import { windowsFor } from '../../domain/duty/maintenance.js';
import type { Rota } from '../../domain/duty/rota.js';
import type { Parts } from '../../domain/person/recipients.js';
import { peopleIn, rotasIn } from '../../domain/policy/check-policy.js';
import type { EscalationPolicy } from '../../domain/policy/escalation.js';
import type { ReminderPolicy } from '../../domain/policy/reminder.js';
import type { PlannedStep } from '../../domain/record/step.js';
import type { Delegations } from '../../domain/stand-in/delegation.js';
import type { Instant } from '../../domain/time.js';
import { loadMaintenance, loadRotas } from '../duty/load-duty.js';
import { loadPeople } from '../people/managers.js';
import { absences } from '../people/standing.js';
import { policyBodies } from '../policies/policy-bodies.js';
import { loadSteps } from './steps.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';

interface Wanted {
  id: string;
  /** The earliest instant of what is to be decided. */
  at: Instant;
  versions: { escalation: string; reminder: string };
  /** Who owes it: where they have left, others hear of it. */
  owes: string[];
  /** Whose managers and names are needed besides. */
  people: readonly (string | null)[];
  /** Where the owner works: maintenance is by market. */
  market: string | null;
}

/** What the rules of a record with an owner, a date and a ladder need besides its facts. */
export interface OnLadder {
  steps: PlannedStep[];
  away: Pick<Parts, 'gone' | 'administrators' | 'readers' | 'accounts'>;
  policies: { escalation: EscalationPolicy; reminder: ReminderPolicy };
  maintenance: readonly MaintenanceWindow[];
  rotas: Record<string, Rota>;
  managers: Record<string, string | null>;
  names: Record<string, string>;
  delegations: Delegations;
}

export async function loadOnLadder(manager: EntityManager, wanted: Wanted): Promise<OnLadder> {
  const { escalation, reminder } = wanted.versions;
  const bodies = await policyBodies(manager, [escalation, reminder]);
  const steps = (await loadSteps(manager, [wanted.id])).get(wanted.id) ?? [];
  const { managers, names, unavailable } = await loadPeople(manager, [
    ...[...wanted.people, ...wanted.owes].filter((person) => person !== null),
    ...peopleIn(bodies(escalation)),
  ]);
  const delegations = await loadDelegations(manager, Math.min(wanted.at, ...steps.map(({ fireAt }) => fireAt)));
  return {
    steps,
    away: await absences(manager, unavailable, wanted.owes, delegations),
    policies: { escalation: bodies(escalation) as EscalationPolicy, reminder: bodies(reminder) as ReminderPolicy },
    maintenance: windowsFor(await loadMaintenance(manager), { programId: '', market: wanted.market }),
    rotas: await loadRotas(manager, rotasIn(bodies(escalation))),
    ...{ managers, names, delegations },
  };
}
