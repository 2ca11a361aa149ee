import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import { administers } from '../../domain/access/held.js';
import { recordKindNames, recordKinds, type RecordKind } from '../engine/kinds.js';
import type { Noun } from '../engine/not-there.js';
import type { Sight } from '../../domain/access/sight.js';
import { idsSeen } from '../access/unseen.js';
import { placingIn } from '../access/visible.js';
import type { Change } from './changes.js';

/** Whoever listens, and how far they see now. */
type Listening = Actor & { sight: Sight };

/**
 * Who learns that something of this kind has changed. A noun: whoever sees the record. `everybody`: it is about nobody and
 * no record. `house`: how the installation works; nobody from outside. `own`: whose account it is, and administrators.
 */
type Rule = { sees: Noun } | 'everybody' | 'house' | 'own' | 'administrators';

const ofRecords = Object.fromEntries(recordKindNames.map((kind) => [kind, { sees: recordKinds[kind].path }])) as Record<
  RecordKind,
  Rule
>;

const rules: Record<Change['kind'], Rule> = {
  ...ofRecords,
  import: { sees: 'imports' },
  bulk_operation: { sees: 'bulk-operations' },
  maintenance_window: { sees: 'maintenance-windows' },
  team: { sees: 'teams' },
  person: 'own',
  calendar: 'everybody',
  policy: 'house',
  rule: 'house',
  rota: 'house',
  template: 'house',
  delivery: 'administrators',
  message_settings: 'administrators',
  severity_matrix: 'house',
  finding_limits: 'house',
  cause_taxonomy: 'house',
  metric: { sees: 'governance-metrics' },
  webhook: 'administrators',
  channel: 'administrators',
  command_key: 'administrators',
  group: 'administrators',
  legal_hold: 'administrators',
  retention: 'administrators',
  role: 'administrators',
  sign_in_provider: 'administrators',
};

export const changeKinds = Object.keys(rules).sort() as Change['kind'][];

/** Those that somebody may learn of, as it is now. A token for one program learns of that program only. */
export async function seenChanges(
  manager: EntityManager,
  who: Listening,
  changes: readonly Change[],
): Promise<Change[]> {
  const { sight } = who;
  const allowed = changes.filter(
    (change) => isAllowed(who, change) && (sight.within === null || change.programId === sight.within),
  );
  if (sight.all || allowed.length === 0) return allowed;
  const seen = await seenIds(manager, sight, allowed);
  return allowed.filter(({ kind, id }) => typeof rules[kind] === 'string' || seen.has(`${kind}/${id}`));
}

function isAllowed(who: Listening, { kind, id }: Change): boolean {
  const rule = rules[kind];
  if (rule === 'house') return !who.sight.external;
  if (rule === 'own') return id === who.id || (administers(who) && !who.sight.external);
  return rule !== 'administrators' || (administers(who) && !who.sight.external);
}

/** One statement, with a part for each kind that occurs. */
async function seenIds(manager: EntityManager, sight: Sight, changes: Change[]): Promise<Set<string>> {
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  const params: unknown[] = [];
  const place = placingIn(params);
  const parts = kinds.flatMap((kind) => {
    const rule = rules[kind];
    if (typeof rule === 'string') return [];
    const ids = changes.filter((change) => change.kind === kind).map(({ id }) => id);
    return `SELECT '${kind}/' || s.id AS seen FROM (${idsSeen(rule.sees, sight, place, [...new Set(ids)])}) s`;
  });
  if (parts.length === 0) return new Set();
  const rows = await manager.query<{ seen: string }[]>(parts.join(' UNION ALL '), params);
  return new Set(rows.map(({ seen }) => seen));
}
