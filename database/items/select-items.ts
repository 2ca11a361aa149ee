import { wordKey, type WordOf } from '../../domain/item/words.js';
import { checkState, type CheckState } from './check-state.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';
import type { Sight } from '../../domain/access/sight.js';
import { seesItem } from '../access/visible.js';

/** What a list of items is narrowed by; what is undefined or null narrows nothing. */
export interface ItemSelection {
  programId?: string | null;
  ownerId?: string | null;
  /** Of the owner. */
  teamId?: string | null;
  market?: string | null;
  /** Of the program. */
  domain?: string | null;
  phaseId?: string | undefined;
  statuses?: readonly string[] | undefined;
  overdue?: boolean | undefined;
  /** At this level of the ladder or higher. */
  level?: number | undefined;
  severity?: string | null;
  tag?: string | null;
  cause?: string | null;
  /** Name and value. */
  attribute?: [string, string] | undefined;
  /** None but these. */
  ids?: readonly string[] | null;
  externalId?: string | undefined;
  /** Part of the title. */
  q?: string | undefined;
  /** ISO 8601 instants. */
  dueBefore?: string | undefined;
  dueAfter?: string | undefined;
  changedSince?: string | undefined;
  /** Created by this import. */
  importId?: string | undefined;
  /** A version of a policy of any kind that items have. */
  policyVersionId?: string | undefined;
  /** One of which they have an earlier version. */
  beforePolicyVersionId?: string | undefined;
  effectiveness?: CheckState | undefined;
  missing?: boolean | undefined;
  brokenGlass?: boolean | undefined;
  /** Whoever asks, and sees no other. */
  seenBy?: Sight | undefined;
}

/**
 * The market of `action_items i`: what is said of it most closely. Programs and people are few; who has which market is
 * asked once, and not for each item.
 */
function itsMarket(p: string, { says, hasOne, empty }: Record<'says' | 'hasOne' | 'empty', string>): string {
  const programs = (which: string): string => `i.program_id IN (SELECT g.id FROM programs g WHERE ${which})`;
  const owners = (which: string): string => `i.owner_id IN (SELECT w.id FROM people w WHERE w.market ${which})`;
  return `(${says} OR (NOT ${hasOne} OR ${empty}) AND CASE
    WHEN ${programs('cardinality(g.markets) = 1')} THEN ${programs(`cardinality(g.markets) = 1 AND ${isAmong('g.markets', p)}`)}
    WHEN ${owners('IS NOT NULL')} THEN ${owners(`IS NOT NULL AND folded(w.market) = folded(${p})`)}
    ELSE ${programs(isAmong('g.markets', p))} END)`;
}

/** The versions of policies that `action_items i` goes by. */
const itsPolicies = ['escalation', 'reminder', 'sign_off', 'extension', 'effectiveness']
  .map((kind) => `i.${kind}_policy_version_id`)
  .join(', ');

/** SQL: whether `action_items i` is of a market, as the lists of items have it. @param place gives the placeholder of a value */
export function isOfMarket(market: string, place: (value: unknown) => string): string {
  const word = (given: WordOf): string => `i.words @> ${place([wordKey(given)])}::bigint[]`;
  const says = word(['attribute', 'market', market]);
  const [hasOne, empty] = [word(['attribute', 'market']), word(['attribute', 'market', ''])];
  return itsMarket(place(market), { says, hasOne, empty });
}

/** The condition of a selection; words are compared however they are written. */
export function conditionOf(selection: ItemSelection): Condition {
  const list = new Narrowing();
  /** The item has this word. */
  const word = (given: WordOf): string => `i.words @> ${list.placeholderOf([wordKey(given)])}::bigint[]`;
  list.by(selection.programId, (p) => `i.program_id = ${p}`);
  list.by(selection.ownerId, (p) => `i.owner_id = ${p}`);
  // A scalar subquery would be planned for one owner; a team has many.
  list.by(selection.teamId, (p) => `i.owner_id IN (SELECT id FROM people WHERE team_id = ${p})`);
  const { market = null } = selection;
  if (market !== null) list.also(isOfMarket(market, (value) => list.placeholderOf(value)));
  list.by(
    selection.domain,
    (p) => `i.program_id IN (SELECT g.id FROM programs g WHERE folded(g.domain) = folded(${p}))`,
  );
  list.by(selection.phaseId, (p) => `i.phase_id = ${p}`);
  list.by(selection.statuses, (p) => `i.status = ANY(${p})`);
  // A literal, so that the partial index on overdue items can be used.
  if (selection.overdue !== undefined) list.also(selection.overdue ? 'i.overdue' : 'NOT i.overdue');
  list.by(selection.level, (p) => `i.ladder_level >= ${p}`);
  for (const kind of ['severity', 'tag', 'cause'] as const) {
    const text = selection[kind] ?? null;
    if (text !== null) list.also(word([kind, text]));
  }
  if (selection.attribute !== undefined) list.also(word(['attribute', ...selection.attribute]));
  list.by(selection.ids, (p) => `i.id = ANY(${p})`);
  list.by(selection.externalId, (p) => `i.external_id_folded = folded(${p})`);
  list.by(selection.q, (p) => `strpos(i.title_folded, folded(${p})) > 0`);
  list.by(selection.dueBefore, (p) => `i.due_at < ${p}::timestamptz`);
  list.by(selection.dueAfter, (p) => `i.due_at >= ${p}::timestamptz`);
  list.by(selection.changedSince, (p) => `i.updated_at >= ${p}::timestamptz`);
  list.by(selection.importId, (p) => `i.import_id = ${p}`);
  list.by(selection.policyVersionId, (p) => `${p}::uuid IN (${itsPolicies})`);
  // Asked once, and not for each item.
  list.by(
    selection.beforePolicyVersionId,
    (
      p,
    ) => `ARRAY[${itsPolicies}] && ARRAY(SELECT w.id FROM policy_versions v JOIN policy_versions w ON w.policy_id = v.policy_id
      AND w.version < v.version WHERE v.id = ${p})`,
  );
  // The partial index on pending checks is used where it can be.
  if (selection.effectiveness === 'waiting' || selection.effectiveness === 'due') list.also('i.check_pending');
  list.by(selection.effectiveness, (p) => `${checkState} = ${p}`);
  if (selection.missing !== undefined) list.also(`i.missing_since IS ${selection.missing ? 'NOT NULL' : 'NULL'}`);
  if (selection.brokenGlass !== undefined)
    list.also(
      `${selection.brokenGlass ? '' : 'NOT '}i.id IN (SELECT b.subject_id FROM sign_off_rounds b WHERE b.glass_broken)`,
    );
  if (selection.seenBy && !selection.seenBy.all)
    list.also(seesItem(selection.seenBy, (value) => list.placeholderOf(value)));
  return list.condition;
}
