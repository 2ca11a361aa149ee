import type { EntityManager } from 'typeorm';
import {
  recordKinds,
  restrictable,
  shownKinds,
  type RecordKind,
  type Restrictable,
  type ShownPath,
} from '../engine/kinds.js';
import { isNoun, type Noun } from '../engine/not-there.js';
import type { Sight } from '../../domain/access/sight.js';
import { isUuid } from '../../domain/uuid.js';
import { knowing } from './known-sight.js';
import { people, teams } from './people.js';
import { seenPlainly } from './plainly-seen.js';
import {
  placingIn,
  seesItem,
  seesMetric,
  seesOfProgram,
  seesProgram,
  seesRecurrence,
  seesShown,
  seesSubject,
  type Placing,
} from './visible.js';

interface Kept {
  table: string;
  /** On a row `z`. */
  sees: (sight: Sight, place: Placing) => string;
}

/** All that an answer may name by its id, and that somebody may not see. */
const kept: Kept[] = [
  { table: 'action_items', sees: (s, p) => seesItem(s, p, 'z') },
  { table: 'programs', sees: (s, p) => seesProgram(s, p, 'z') },
  ...shownKinds.map(({ kind, table }): Kept => ({ table, sees: (s, p) => seesShown(kind, s, p, 'z') })),
  { table: 'sign_off_rounds', sees: (s, p) => seesSubject(s, p, { kind: 'z.subject_kind', id: 'z.subject_id' }) },
  { table: 'recurrences', sees: (s, p) => seesRecurrence(s, p, 'z') },
];

const tablesOf = kept
  .map(({ table }) => `SELECT DISTINCT '${table}' AS "table" FROM ${table} z WHERE z.id = ANY($1::uuid[])`)
  .join(' UNION ALL ');

/**
 * The ids among these of records that are there, and that somebody does not see. Which tables they stand in is asked first: the
 * conditions of all kinds in one statement take PostgreSQL fifty times as long to plan as to carry out.
 */
export async function unseenAmong(
  manager: EntityManager,
  sight: Sight | undefined,
  ids: readonly string[],
): Promise<Set<string>> {
  if (sight === undefined || sight.all || ids.length === 0) return new Set();
  const params: unknown[] = [[...new Set(ids)]];
  const there = await manager.query<{ table: string }[]>(tablesOf, [...params]);
  if (there.length === 0) return new Set();
  const place = placingIn(params);
  const known = await knowing(manager, sight);
  const rows = await manager.query<{ id: string }[]>(
    kept
      .filter(({ table }) => there.some((one) => one.table === table))
      .map(
        ({ table, sees }) =>
          `SELECT z.id FROM ${table} z WHERE z.id = ANY($1::uuid[]) AND ${sees(known, place)} IS NOT TRUE`,
      )
      .join(' UNION ALL '),
    params,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Those that name no record that somebody does not see. */
export async function seenOnly<T>(
  manager: EntityManager,
  sight: Sight | undefined,
  rows: readonly T[],
  idsOf: (row: T) => readonly string[],
): Promise<T[]> {
  const unseen = await unseenAmong(manager, sight, rows.flatMap(idsOf).filter(isUuid));
  return unseen.size === 0 ? [...rows] : rows.filter((row) => !idsOf(row).some((id) => unseen.has(id.toLowerCase())));
}

interface Door {
  table: string;
  /** By which people call it besides its id: `AI-12`. */
  key?: RegExp;
  /** The column with the word by which people call it. */
  word?: string;
  /** Null where a column is that it asks: whoever turns it round asks for `IS NOT TRUE`. */
  sees: (sight: Sight, place: Placing) => string;
  /** SQL: the program that it belongs to. */
  programId?: string;
}

/** Theirs, unless they came with a token for one program; or what the condition says. @param person a column */
function ownOr({ within, people: own }: Sight, place: Placing, person: string, condition: string): string {
  return within === null ? `(${person} = ANY(${place(own)}::uuid[]) OR ${condition})` : `(${condition})`;
}

const ofProgram = (sight: Sight, place: Placing): string => seesOfProgram(sight, place, 't.program_id');

/** For those of outsourced sites their own; with a token for one program those of people who lead it or owe something in it. */
function delegations({ external, people: own, within }: Sight, place: Placing): string {
  const mine = external ? `${place(own)}::uuid[] && ARRAY[t.person_id, t.stand_in_id]` : 'TRUE';
  if (within === null) return mine;
  const program = `${place(within)}::uuid`;
  return `(${mine} AND t.person_id IN (SELECT di.owner_id FROM action_items di WHERE di.program_id = ${program}
    UNION ALL SELECT unnest(ARRAY[dp.manager_id, dp.domain_lead_id]) FROM programs dp WHERE dp.id = ${program}))`;
}

/** What is found by its id in an address, and when somebody sees it, apart from what has a register. */
const ownDoors: Record<Exclude<Noun, ShownPath>, Door> = {
  'action-items': {
    table: 'action_items',
    key: /^AI-(\d{1,15})$/i,
    sees: (s, p) => seesItem(s, p, 't'),
    programId: 't.program_id',
  },
  programs: { table: 'programs', sees: (s, p) => seesProgram(s, p, 't'), programId: 't.id' },
  'governance-metrics': { table: 'metrics', word: 'key', sees: (s, p) => seesMetric(s, p, 't') },
  recurrences: { table: 'recurrences', sees: (s, p) => seesRecurrence(s, p, 't') },
  imports: { table: 'imports', sees: (s, p) => ownOr(s, p, 't.created_by', ofProgram(s, p)) },
  rehearsals: { table: 'rehearsals', sees: ofProgram },
  'maintenance-windows': { table: 'maintenance_windows', sees: ofProgram },
  'bulk-operations': {
    table: 'bulk_operations',
    // Whoever asked for it, and whoever sees all that it is done to.
    sees: (s, p) =>
      ownOr(
        s,
        p,
        't.created_by',
        `${s.external ? `t.created_by = ANY(${p(s.people)}::uuid[])` : 'TRUE'} AND NOT EXISTS (SELECT 1 FROM bulk_items b JOIN action_items i ON i.id = b.item_id
          WHERE b.operation_id = t.id AND ${seesItem(s, p)} IS NOT TRUE)`,
      ),
  },
  'sign-off-rounds': {
    table: 'sign_off_rounds',
    sees: (s, p) => seesSubject(s, p, { kind: 't.subject_kind', id: 't.subject_id' }),
  },
  delegations: { table: 'delegations', sees: delegations },
  people: { table: 'people', sees: (s, p) => people(s, p, 't') },
  teams: { table: 'teams', sees: (s, p) => teams(s, p, 't') },
};

const doors: Readonly<Record<string, Door>> = {
  ...ownDoors,
  ...Object.fromEntries(
    shownKinds.map(({ kind, letters, path, table }): [ShownPath, Door] => [
      path,
      { table, key: new RegExp(String.raw`^${letters}-(\d{1,15})$`, 'i'), sees: (s, p) => seesShown(kind, s, p, 't') },
    ]),
  ),
};

function doorOf(noun: Noun): Door {
  const door = doors[noun];
  if (!door) throw new Error(`nothing says who sees ${noun}`);
  return door;
}

/** The condition of a list of such things, on a row `t`. */
export function seesOne(noun: Noun, sight: Sight, place: Placing): string {
  return sight.all ? 'TRUE' : doorOf(noun).sees(sight, place);
}

/** SQL: those ids among these of records that somebody sees. */
export function idsSeen(noun: Noun, sight: Sight, place: Placing, among: readonly string[]): string {
  return `SELECT t.id FROM ${doorOf(noun).table} t WHERE t.id = ANY(${place(among)}::uuid[]) AND ${seesOne(noun, sight, place)}`;
}

/** What may be restricted: of which program, and at which version it stands. */
export interface Subject {
  kind: Restrictable;
  id: string;
  programId: string | null;
  version: number;
}

/**
 * A restricted record that somebody may read by what they answer for alone, and in which they have no part.
 *
 * @returns undefined where it is none
 */
export async function restrictedWithoutPart(
  manager: EntityManager,
  sight: Sight,
  noun: RestrictableNoun,
  ref: string,
): Promise<Subject | undefined> {
  const { table, key, sees, programId = 'NULL' } = doorOf(noun);
  const number = key?.exec(ref)?.[1];
  if (number === undefined && !isUuid(ref)) return undefined;
  const params: unknown[] = [number ?? ref];
  const named = number === undefined ? 't.id = $1' : 't.number = $1::bigint';
  const byPartAlone: Sight = { ...sight, all: false, open: false, reach: [], restrictedReach: [] };
  const [row] = await manager.query<Omit<Subject, 'kind'>[]>(
    `SELECT t.id, t.version, ${programId}::uuid AS "programId" FROM ${table} t WHERE ${named}
     AND EXISTS (SELECT 1 FROM restricted_records h WHERE h.subject_id IN (t.id, ${programId}::uuid))
     AND ${sees(byPartAlone, placingIn(params))} IS NOT TRUE`,
    params,
  );
  const kind = restrictable.find((one) => recordKinds[one].path === noun);
  return row && kind && { kind, ...row };
}

/** What an address names, or what that is about: a proposal is restricted with its record. */
export async function meantBy(manager: EntityManager, noun: Noun, ref: string): Promise<{ noun: Noun; ref: string }> {
  if (noun !== 'proposals') return { noun, ref };
  const number = doorOf(noun).key?.exec(ref)?.[1];
  const [row] = await manager.query<{ kind: RecordKind; id: string }[]>(
    `SELECT subject_kind AS kind, subject_id AS id FROM proposals WHERE ${number === undefined ? 'id = $1' : 'number = $1::bigint'}`,
    [number ?? ref],
  );
  const path = row && recordKinds[row.kind].path;
  return row && isNoun(path) ? { noun: path, ref: row.id } : { noun, ref };
}

/** What may be restricted, by the word that stands for it in addresses. */
type RestrictableNoun = (typeof recordKinds)[Restrictable]['path'];

export function isRestrictable(noun: Noun): noun is RestrictableNoun {
  return restrictable.some((kind) => recordKinds[kind].path === noun);
}

/** The condition of a statement whose rows have the id of such a thing in `column`. */
export function seenAmong(noun: Noun, sight: Sight | undefined, params: unknown[], column: string): string {
  if (sight === undefined || sight.all) return 'TRUE';
  const { table, sees } = doorOf(noun);
  return `${column} IN (SELECT t.id FROM ${table} t WHERE ${sees(sight, placingIn(params))})`;
}

/** Whether somebody sees what an address names; what is not there is not seen. */
export async function isSeen(manager: EntityManager, sight: Sight, noun: Noun, ref: string): Promise<boolean> {
  return (await seenAs(manager, sight, noun, ref)) !== 'unseen';
}

/** The same, and whether it may be restricted, by itself or with its program. */
export async function seenAs(
  manager: EntityManager,
  sight: Sight,
  noun: Noun,
  ref: string,
): Promise<'unseen' | 'open' | 'restricted'> {
  const { table, key, word, sees, programId = 'NULL' } = doorOf(noun);
  const asks = isRestrictable(noun) && sight.anyRestricted;
  if (sight.all) return asks ? 'restricted' : 'open';
  const number = key?.exec(ref)?.[1];
  const byWord = word !== undefined && !isUuid(ref);
  if (number === undefined && !byWord && !isUuid(ref)) return 'unseen';
  const params: unknown[] = [number ?? ref];
  const named = byWord ? `t.${word} = lower($1)` : number === undefined ? 't.id = $1' : 't.number = $1::bigint';
  const plainly = await seenPlainly(manager, sight, noun, { sql: named, value: params[0] });
  if (plainly) return plainly;
  const restricted = asks
    ? `EXISTS (SELECT 1 FROM restricted_records h WHERE h.subject_id IN (t.id, ${programId}::uuid))`
    : 'FALSE';
  const seen = sees(await knowing(manager, sight), placingIn(params));
  const [row] = await manager.query<{ restricted: boolean }[]>(
    `SELECT ${restricted} AS restricted FROM ${table} t WHERE ${named} AND ${seen}`,
    params,
  );
  if (!row) return 'unseen';
  return row.restricted ? 'restricted' : 'open';
}

/** The condition that what a row is about is seen, or is nothing that is there. @param itemId a column */
export function ofSeenItem(sight: Sight | undefined, params: unknown[], itemId: string): string {
  if (sight === undefined || sight.all) return 'TRUE';
  return `NOT EXISTS (SELECT 1 FROM action_items i WHERE i.id = ${itemId} AND ${seesItem(sight, placingIn(params))} IS NOT TRUE)`;
}
