import type { EntityManager } from 'typeorm';
import { controlTestKey } from '../../domain/control-test/control-test.js';
import { controlKey } from '../../domain/control/control.js';
import { occurrenceKey } from '../../domain/occurrence/occurrence.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { addEach } from './digest-asked.js';
import type { Found } from './digest-found.js';

interface Row {
  kind: 'control' | 'occurrence' | 'control_test';
  id: string;
  number: number;
  title: string;
  overdue: boolean;
  due_at: Date;
  person_id: string;
}

const calls = {
  control: { key: controlKey, verb: 'attest' },
  occurrence: { key: occurrenceKey, verb: 'perform' },
  control_test: { key: controlTestKey, verb: 'conclude' },
} as const;

/** Tests that each person is to conclude, runs of controls that each person is to perform, and controls to attest that are overdue, or due within `soonDays`. */
export async function addControls(
  manager: EntityManager,
  to: { overdue: Found; soon: Found; waiting: Found },
  { zones, now, soonDays }: { zones: ReadonlyMap<string, string>; now: number; soonDays: number },
): Promise<void> {
  const delegations = await loadDelegations(manager, now);
  const rows = await manager.query<Row[]>(
    `SELECT 'occurrence' AS kind, o.id, o.number, o.title, o.overdue, o.due_at, o.operator_id AS person_id
     FROM occurrences o WHERE o.status IN ('expected', 'missed')
     UNION ALL SELECT 'control', k.id, k.number, k.title, k.overdue, k.due_at, k.owner_id FROM controls k
     WHERE k.status = 'operating' AND (k.overdue OR k.due_at <= to_timestamp($1 / 1000.0) + make_interval(days => $2))
     UNION ALL SELECT 'control_test', t.id, t.number, t.title, t.overdue, t.due_at, t.tester_id FROM control_tests t
     WHERE t.status IN ('planned', 'testing') AND (t.overdue OR t.due_at <= to_timestamp($1 / 1000.0) + make_interval(days => $2))
     ORDER BY due_at, id`,
    [now, soonDays],
  );
  addEach(
    rows.map(({ kind, id, number, title, overdue, due_at: dueAt, person_id: personId }) => {
      const { key, verb } = calls[kind];
      return {
        ...{ part: `${kind}.${id}`, title: `${key(number)} “${title}” is yours to ${verb}` },
        ...{ facts: 'Controls', dueAt: dueAt.getTime(), overdue, barred: [] },
        section: overdue ? to.overdue : to.soon,
        asked: [{ personId, role: 'owner' as const }],
      };
    }),
    { zones, delegations, now },
  );
}
