import type { EntityManager } from 'typeorm';
import { openStates, type Licence, type LicencePlan, type LicenceState } from '../../domain/acting-licence/licence.js';
import type { Rate } from '../../domain/acting-licence/fall.js';
import type { DrawnUnit, Stratum } from '../../domain/acting-licence/plan.js';
import type { Verdict } from '../../domain/acting-licence/verdict.js';
import { Refusal } from '../../domain/refusal.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { Narrowing } from '../sql/condition.js';

interface Ref {
  id: string;
  name: string;
}

/** A licence as it is kept and shown. */
export interface LicenceRow {
  id: string;
  number: number;
  rule: { id: string; number: number; name: string };
  version_id: string;
  version: number;
  state: LicenceState;
  state_since: Date;
  because: string | null;
  plan: LicencePlan;
  seed: string;
  strata: Stratum[];
  rate: Rate;
  authors: string[];
  round: { id: string; number: number; status: string } | null;
  round_id: string | null;
  verdict: Verdict | null;
  ends_at: Date;
  in_force_at: Date | null;
  planned_by: Ref;
  signed: (Ref & { at: string })[];
  created_at: Date;
  updated_at: Date;
}

const columns = `l.id, l.number, l.version_id, l.state, l.state_since, l.because, l.plan, l.seed, l.strata, l.rate, l.authors, l.round_id, l.verdict,
  l.ends_at, l.in_force_at, l.created_at, l.updated_at,
  (SELECT jsonb_build_object('id', r.id, 'number', r.number, 'name', r.name) FROM rules r WHERE r.id = l.rule_id) AS rule,
  (SELECT v.version FROM rule_versions v WHERE v.id = l.version_id) AS version,
  (SELECT jsonb_build_object('id', r.id, 'number', r.number, 'status', r.status) FROM review_rounds r WHERE r.id = l.round_id) AS round,
  (SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM people p WHERE p.id = l.planned_by) AS planned_by,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'at', s.signed_at) ORDER BY s.signed_at), '[]')
     FROM acting_licence_signatures s JOIN people p ON p.id = s.person_id WHERE s.licence_id = l.id) AS signed`;

export const licenceSorts: Sorts<'number' | 'updated'> = {
  number: [{ sql: 'l.number', type: 'bigint' }],
  updated: [
    { sql: 'l.updated_at', type: 'timestamptz' },
    { sql: 'l.id', type: 'uuid' },
  ],
};

/** What a list is narrowed by; what is absent narrows nothing. */
export interface LicenceSelection {
  states?: string[] | undefined;
  ruleId?: string | undefined;
}

export function licencesBy(
  manager: EntityManager,
  { states, ruleId }: LicenceSelection,
  slice: Keyset,
): Promise<LicenceRow[]> {
  const list = new Narrowing();
  list.by(states, (p) => `l.state = ANY(${p})`);
  list.by(ruleId, (p) => `l.rule_id = ${p}`);
  const { sql, params } = list.condition;
  return manager.query<LicenceRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM acting_licences l WHERE ${sql} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** A licence by its id or as `AL-3`. @throws Refusal `not-found` */
export async function findLicence(manager: EntityManager, ref: string): Promise<LicenceRow> {
  const number = /^al-(\d{1,15})$/i.exec(ref)?.[1];
  const [row] =
    number !== undefined || isUuid(ref)
      ? await manager.query<LicenceRow[]>(
          `SELECT ${columns} FROM acting_licences l WHERE l.${number === undefined ? 'id' : 'number'} = $1`,
          [number ?? ref],
        )
      : [];
  if (!row)
    throw new Refusal(
      'not-found',
      `There is no licence ${ref}. Name it by its key, such as AL-1, or by its id; list the licences to see them.`,
    );
  return row;
}

/** The same behind its lock. Whoever asks has locked its rule before it. */
export async function lockLicence(manager: EntityManager, id: string): Promise<LicenceRow> {
  await manager.query('SELECT 1 FROM acting_licences WHERE id = $1 FOR NO KEY UPDATE', [id]);
  return findLicence(manager, id);
}

/** As the rules of licences have it. */
export function licenceOf(row: LicenceRow): Licence {
  const { id, number, rule, version_id: versionId, state, plan, seed, strata, verdict, planned_by: by } = row;
  return { ...{ id, number, ruleId: rule.id, versionId, state, plan, seed, strata, verdict }, plannedBy: by.id };
}

/** The licence by which a version acts; undefined where none is in force. Whoever asks has locked its rule. */
export async function licenceInForce(manager: EntityManager, versionId: string): Promise<LicenceRow | undefined> {
  const [row] = await manager.query<LicenceRow[]>(
    `SELECT ${columns} FROM acting_licences l WHERE l.version_id = $1 AND l.state = 'in_force'`,
    [versionId],
  );
  return row;
}

/** Those of a rule that are open, of whatever version; the rule is locked by whoever asks. */
export async function openLicences(manager: EntityManager, ruleId: string): Promise<LicenceRow[]> {
  return manager.query<LicenceRow[]>(
    `SELECT ${columns} FROM acting_licences l WHERE l.rule_id = $1 AND l.state = ANY($2) ORDER BY l.number`,
    [ruleId, openStates],
  );
}

/** When labels of a version last came to nothing, or were given up: what was drawn from before is not drawn from again. */
export async function lastTried(
  manager: EntityManager,
  versionId: string,
): Promise<{ number: number; at: Date } | null> {
  const [row] = await manager.query<{ number: number; at: Date }[]>(
    `SELECT number, created_at AS at FROM acting_licences WHERE version_id = $1 AND round_id IS NOT NULL ORDER BY number DESC LIMIT 1`,
    [versionId],
  );
  return row ?? null;
}

/** Writes a licence as planned, with what was drawn. An id that exists is left alone; false where the version has an open one already. */
export async function insertLicence(
  manager: EntityManager,
  given: Pick<Licence, 'id' | 'ruleId' | 'versionId' | 'plan' | 'seed' | 'strata' | 'plannedBy'> & {
    units: readonly DrawnUnit[];
    rate: Rate;
    authors: readonly string[];
  },
): Promise<boolean> {
  const { id, ruleId, versionId, plan, seed, strata, plannedBy, units, rate, authors } = given;
  const [made] = await manager.query<object[]>(
    `INSERT INTO acting_licences (id, rule_id, version_id, plan, seed, strata, rate, authors, ends_at, planned_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9 / 1000.0), $10) ON CONFLICT DO NOTHING RETURNING 1`,
    [
      ...[id, ruleId, versionId, JSON.stringify(plan), seed, JSON.stringify(strata), JSON.stringify(rate)],
      ...[authors, plan.endsAt, plannedBy],
    ],
  );
  if (!made) {
    const [there] = await manager.query<object[]>('SELECT 1 FROM acting_licences WHERE id = $1', [id]);
    return there !== undefined;
  }
  const rows = units.map(({ key, kind, id: s, seq, matched, stratum }, place) => ({
    key,
    place,
    kind,
    s,
    seq,
    matched,
    stratum,
  }));
  await manager.query(
    `INSERT INTO acting_licence_units (licence_id, key, place, subject_kind, subject_id, event_seq, matched, stratum)
     SELECT $1, x.key, x.place, x.kind, x.s, x.seq, x.matched, x.stratum
     FROM json_to_recordset($2::json) AS x(key text, place integer, kind text, s uuid, seq bigint, matched boolean, stratum text)`,
    [id, JSON.stringify(rows)],
  );
  return true;
}

/** Puts a licence into a state; whoever does has locked its rule, and it. */
export async function setLicenceState(
  manager: EntityManager,
  id: string,
  given: { state: LicenceState; because: string | null; roundId?: string; verdict?: Verdict; at?: number },
): Promise<void> {
  const { state, because, roundId, verdict, at } = given;
  await manager.query(
    `UPDATE acting_licences SET state = $2, because = $3, state_since = now(), updated_at = now(), round_id = coalesce($4, round_id),
       verdict = coalesce($5, verdict), in_force_at = CASE WHEN $2 = 'in_force' THEN to_timestamp($6 / 1000.0) ELSE in_force_at END
     WHERE id = $1`,
    [id, state, because, roundId ?? null, verdict === undefined ? null : JSON.stringify(verdict), at ?? Date.now()],
  );
}
