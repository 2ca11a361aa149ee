import type { EntityManager } from 'typeorm';
import type { LicenceState } from '../../domain/acting-licence/licence.js';
import { ruleKey, type RuleBody, type RuleState } from '../../domain/rule/rule.js';
import { Refusal } from '../../domain/refusal.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { Narrowing } from '../sql/condition.js';

interface Ref {
  id: string;
  name: string;
}

/** A version of a rule as it is shown. */
export interface RuleVersionRow {
  id: string;
  version: number;
  text: string;
  body: RuleBody;
  created_by: Ref;
  created_at: string;
}

/** A rule with its newest version, and the one that listens or listened last. */
export interface RuleRow {
  id: string;
  number: number;
  name: string;
  description: string;
  state: RuleState;
  state_since: Date;
  state_by: Ref | null;
  because: string | null;
  live_version: number | null;
  /** The open licence of the version that listens. */
  licence: { id: string; number: number; state: LicenceState } | null;
  newest: { version: number; kind: string; events: string[]; command: string };
  created_by: Ref;
  created_at: Date;
  updated_at: Date;
}

/** So many versions a rule has at most. */
export const mostVersions = 200;

const person = (column: string): string =>
  `(SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM people p WHERE p.id = ${column})`;

const columns = `r.id, r.number, r.name, r.description, r.state, r.state_since, ${person('r.state_by')} AS state_by, r.because,
  (SELECT v.version FROM rule_versions v WHERE v.id = r.live_version_id) AS live_version,
  (SELECT jsonb_build_object('version', v.version, 'kind', v.body -> 'on' ->> 'kind', 'events', v.body -> 'on' -> 'events',
     'command', v.body -> 'then' ->> 'command') FROM rule_versions v WHERE v.rule_id = r.id ORDER BY v.version DESC LIMIT 1) AS newest,
  (SELECT jsonb_build_object('id', l.id, 'number', l.number, 'state', l.state) FROM acting_licences l
     WHERE l.version_id = r.live_version_id AND l.state IN ('planned', 'labelling', 'to_sign', 'in_force')) AS licence,
  ${person('r.created_by')} AS created_by, r.created_at, r.updated_at`;

export const ruleSorts: Sorts<'number' | 'name' | 'updated'> = {
  number: [{ sql: 'r.number', type: 'bigint' }],
  name: [
    { sql: 'folded(r.name)', type: 'text' },
    { sql: 'r.id', type: 'uuid' },
  ],
  updated: [
    { sql: 'r.updated_at', type: 'timestamptz' },
    { sql: 'r.id', type: 'uuid' },
  ],
};

/** What a list is narrowed by; what is absent narrows nothing. */
export interface RuleSelection {
  states?: string[] | undefined;
  /** That listen, in their newest version, to records of this kind. */
  kind?: string | undefined;
  /** Part of the name. */
  q?: string | undefined;
}

export function rulesBy(manager: EntityManager, { states, kind, q }: RuleSelection, slice: Keyset): Promise<RuleRow[]> {
  const list = new Narrowing();
  list.by(states, (p) => `r.state = ANY(${p})`);
  list.by(q, (p) => `strpos(folded(r.name), folded(${p})) > 0`);
  list.by(
    kind,
    (p) =>
      `(SELECT v.body -> 'on' ->> 'kind' FROM rule_versions v WHERE v.rule_id = r.id ORDER BY v.version DESC LIMIT 1) = ${p}`,
  );
  const { sql, params } = list.condition;
  return manager.query<RuleRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM rules r WHERE ${sql} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** A rule by its id or as `RU-3`. @throws Refusal `not-found` */
export async function findRule(manager: EntityManager, ref: string): Promise<RuleRow> {
  const number = /^ru-(\d{1,15})$/i.exec(ref)?.[1];
  const [row] =
    number !== undefined || isUuid(ref)
      ? await manager.query<RuleRow[]>(
          `SELECT ${columns} FROM rules r WHERE r.${number === undefined ? 'id' : 'number'} = $1`,
          [number ?? ref],
        )
      : [];
  if (!row)
    throw new Refusal(
      'not-found',
      `There is no rule ${ref}. Name it by its key, such as RU-1, or by its id; list the rules to see them.`,
    );
  return row;
}

/** Its versions, newest first. */
export function versionsOf(manager: EntityManager, ruleId: string): Promise<RuleVersionRow[]> {
  return manager.query<RuleVersionRow[]>(
    `SELECT v.id, v.version, v.text, v.body, ${person('v.created_by')} AS created_by, v.created_at
     FROM rule_versions v WHERE v.rule_id = $1 ORDER BY v.version DESC LIMIT ${mostVersions}`,
    [ruleId],
  );
}

/** A version by its number; the newest where none is named. @throws Refusal `not-found` */
export async function versionOf(
  manager: EntityManager,
  { id, number }: Pick<RuleRow, 'id' | 'number'>,
  version: number | undefined,
): Promise<RuleVersionRow> {
  const [row] = await manager.query<RuleVersionRow[]>(
    `SELECT v.id, v.version, v.text, v.body, ${person('v.created_by')} AS created_by, v.created_at
     FROM rule_versions v WHERE v.rule_id = $1 AND ($2::integer IS NULL OR v.version = $2) ORDER BY v.version DESC LIMIT 1`,
    [id, version ?? null],
  );
  if (!row)
    throw new Refusal(
      'not-found',
      `${ruleKey(number)} has no version ${version ?? ''}. Read the rule to see its versions.`,
    );
  return row;
}

/** A rule as it stands behind its lock. */
export interface LockedRule {
  number: number;
  state: RuleState;
  liveVersionId: string | null;
  liveVersion: number | null;
}

/** Locks a rule until the transaction ends, so that one thing is done to it at a time, and says how it stands then. */
export async function lockRule(manager: EntityManager, id: string): Promise<LockedRule> {
  const [row] = await manager.query<
    { number: number; state: RuleState; live_version_id: string | null; live_version: number | null }[]
  >(
    `SELECT r.number, r.state, r.live_version_id, (SELECT v.version FROM rule_versions v WHERE v.id = r.live_version_id) AS live_version
     FROM rules r WHERE r.id = $1 FOR NO KEY UPDATE OF r`,
    [id],
  );
  if (!row) throw new Refusal('not-found', `There is no rule ${id}. List the rules to see them.`);
  return { number: row.number, state: row.state, liveVersionId: row.live_version_id, liveVersion: row.live_version };
}

/** Those that listen, in the order in which they are locked. */
export function listeningRules(manager: EntityManager): Promise<{ id: string; number: number }[]> {
  return manager.query(`SELECT id, number FROM rules WHERE state IN ('shadow', 'suggest', 'act') ORDER BY number`);
}

/** Writes a rule; false where one that is not archived has the name already. An id that exists is left alone. */
export async function insertRule(
  manager: EntityManager,
  rule: { id: string; name: string; description: string; createdBy: string },
): Promise<boolean> {
  await manager.query(
    `INSERT INTO rules (id, name, description, created_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [rule.id, rule.name, rule.description, rule.createdBy],
  );
  const [there] = await manager.query<object[]>('SELECT 1 FROM rules WHERE id = $1', [rule.id]);
  return there !== undefined;
}

/** Adds a version, and gives its number; whoever adds one has locked the rule. An id that exists is left alone. */
export async function insertRuleVersion(
  manager: EntityManager,
  given: { id: string; ruleId: string; text: string; body: RuleBody; createdBy: string },
): Promise<number> {
  const [last] = await manager.query<{ version: number; known: number | null }[]>(
    `SELECT coalesce(max(version), 0) AS version, max(version) FILTER (WHERE id = $2) AS known FROM rule_versions WHERE rule_id = $1`,
    [given.ruleId, given.id],
  );
  if (last?.known) return last.known;
  const version = (last?.version ?? 0) + 1;
  if (version > mostVersions)
    throw new Refusal('invalid-command', `A rule has ${mostVersions} versions at most. Make a new rule.`);
  await manager.query(
    `INSERT INTO rule_versions (id, rule_id, version, text, body, created_by) VALUES ($1, $2, $3, $4, $5, $6)`,
    [given.id, given.ruleId, version, given.text, JSON.stringify(given.body), given.createdBy],
  );
  await manager.query('UPDATE rules SET updated_at = now() WHERE id = $1', [given.ruleId]);
  return version;
}

/** Puts a rule into a state; whoever does has locked it. @param live the version that listens from now on; undefined: as before */
export async function setRuleState(
  manager: EntityManager,
  id: string,
  given: { state: RuleState; by: string | null; because: string | null; live?: RuleVersionRow },
): Promise<void> {
  const { state, by, because, live } = given;
  await manager.query(
    `UPDATE rules SET state = $2, state_since = now(), state_by = $3, because = $4, updated_at = now(),
       live_version_id = coalesce($5, live_version_id), live_kind = coalesce($6, live_kind), live_events = coalesce($7, live_events)
     WHERE id = $1`,
    [id, state, by, because, live?.id ?? null, live?.body.on.kind ?? null, live?.body.on.events ?? null],
  );
}
