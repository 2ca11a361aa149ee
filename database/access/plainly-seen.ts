import type { EntityManager } from 'typeorm';
import {
  seesEntry,
  seesException,
  seesItem,
  seesProgram,
  type Parts,
  type SeenItem,
  type SeenProgram,
  type SeenRecord,
  type Sight,
} from '../../domain/access/sight.js';
import { shownKinds } from '../engine/kinds.js';
import type { Noun } from '../engine/not-there.js';

/** What of an address finds the record `t`: SQL, and its value. */
interface Named {
  sql: string;
  value: unknown;
}

/** Where a program stands, of which `p` is the row; null in all where something belongs to none. */
interface ProgramColumns {
  program: string | null;
  manager: string;
  lead: string | null;
  domain: string | null;
  markets: string[];
  program_restricted: boolean;
}

interface ItemColumns extends ProgramColumns {
  owner: string;
  submitter: string | null;
  restricted: boolean;
}

interface RecordColumns {
  people: (string | null)[];
  answered: string[];
  domain: string | null;
  markets: string[];
  restricted: boolean;
  items: ItemColumns[] | null;
}

const isRestricted = (id: string): string => `EXISTS (SELECT 1 FROM restricted_records h WHERE h.subject_id = ${id})`;
const ofProgram = (p = 'p'): string => `${p}.id AS program, ${p}.manager_id AS manager, ${p}.domain_lead_id AS lead,
  ${p}.domain, ${p}.markets, ${isRestricted(`${p}.id`)} AS program_restricted`;
const ofItem = (i: string): string =>
  `${i}.owner_id AS owner, ${i}.submitted_by AS submitter, ${isRestricted(`${i}.id`)} AS restricted, ${ofProgram()}`;

interface Plain<R> {
  /** Reads what the row says by itself; the same text for everybody, so that it is planned once. */
  select: string;
  sees: (sight: Sight, row: R) => boolean;
  isRestricted?: (row: R) => boolean;
}

function plain<R>(of: Plain<R>): Plain<never> {
  return of;
}

/** An exception about more is asked about by the condition of statements. */
const mostItems = 100;

/** What belongs to a program, or to none, and to one person. */
const withinProgram = (table: string, person: string): Plain<never> =>
  plain<ProgramColumns & { own: string | null }>({
    select: `SELECT ${ofProgram()}, ${person}::uuid AS own FROM ${table} t LEFT JOIN programs p ON p.id = t.program_id`,
    sees: (sight, row) => {
      if (sight.within === null && row.own !== null && sight.people.includes(row.own)) return true;
      if (row.program === null) return sight.within === null && !sight.external;
      return seesProgram(sight, programOf(row));
    },
  });

/** What has a register, belongs to no program, and has no rule of its own. */
const entries = shownKinds.flatMap(({ path, table, seen, words }): [Noun, Plain<never>][] => {
  if (seen === undefined) return [];
  const columns = (names: readonly string[]): string => `ARRAY[${names.map((name) => `t.${name}`).join(', ')}]::uuid[]`;
  const people = [...seen.lists.map((name) => `t.${name}`), columns(seen.people)].join(' || ');
  const entry = plain<RecordColumns>({
    select: `SELECT ${people} AS people, ${columns(seen.answered)} AS answered, t.${words.domain} AS domain,
        t.${words.markets} AS markets, ${isRestricted('t.id')} AS restricted, NULL AS items FROM ${table} t`,
    sees: (sight, row) => seesEntry(sight, recordOf(row)),
    isRestricted: (row) => row.restricted,
  });
  return [[path, entry]];
});

const plains: Partial<Record<Noun, Plain<never>>> = {
  ...Object.fromEntries(entries),
  'action-items': plain<ItemColumns>({
    select: `SELECT ${ofItem('t')} FROM action_items t JOIN programs p ON p.id = t.program_id`,
    sees: (sight, row) => seesItem(sight, itemOf(row)),
    isRestricted: (row) => row.restricted || row.program_restricted,
  }),
  programs: plain<ProgramColumns>({
    select: `SELECT ${ofProgram('t')} FROM programs t`,
    sees: (sight, row) => seesProgram(sight, programOf(row)),
    isRestricted: (row) => row.program_restricted,
  }),
  exceptions: plain<RecordColumns>({
    select: `SELECT t.authors || ARRAY[t.requested_by, t.domain_lead_id] AS people, ARRAY[t.risk_owner_id] AS answered,
        t.domain, t.markets, ${isRestricted('t.id')} AS restricted,
        (SELECT jsonb_agg(to_jsonb(held)) FROM (SELECT ${ofItem('i')} FROM exception_items x
           JOIN action_items i ON i.id = x.item_id JOIN programs p ON p.id = i.program_id
           WHERE x.exception_id = t.id LIMIT ${mostItems + 1}) held) AS items
      FROM exceptions t`,
    sees: (sight, row) => (row.items?.length ?? 0) <= mostItems && seesException(sight, recordOf(row)),
    isRestricted: (row) => row.restricted,
  }),
  recurrences: withinProgram('recurrences', 't.owner_id'),
  imports: withinProgram('imports', 't.created_by'),
  rehearsals: withinProgram('rehearsals', 'NULL'),
  'maintenance-windows': withinProgram('maintenance_windows', 'NULL'),
};

/**
 * Whether somebody sees what an address names by what its row and its program say: who owns it, who leads the program, which
 * roles reach it. That is how most of it is seen, it is one short statement that is the same for everybody, and the rule of
 * `domain/access/sight.ts` decides it. More parts than are read here only show more.
 *
 * @returns null where it is not seen by these, or is not there: then all ways are asked
 */
export async function seenPlainly(
  manager: EntityManager,
  sight: Sight,
  noun: Noun,
  { sql, value }: Named,
): Promise<'open' | 'restricted' | null> {
  const of = plains[noun];
  if (!of) return null;
  const [row] = await manager.query<never[]>(`${of.select} WHERE ${sql}`, [value]);
  if (!row || !of.sees(sight, row)) return null;
  return of.isRestricted?.(row) === true ? 'restricted' : 'open';
}

const nobody: Omit<Parts, 'restricted'> = { people: [], answered: [], readers: { people: [], teams: [] } };

function programOf({ program, manager, lead, domain, markets, program_restricted }: ProgramColumns): SeenProgram {
  return {
    ...{ ...nobody, id: program ?? '', domain, markets, restricted: program_restricted },
    leads: lead === null ? [manager] : [manager, lead],
  };
}

function itemOf({ owner, submitter, restricted, ...program }: ItemColumns): SeenItem {
  const people = submitter === null ? [] : [submitter];
  return { ...nobody, restricted, people, answered: [owner], program: programOf(program) };
}

function recordOf({ people, answered, domain, markets, restricted, items }: RecordColumns): SeenRecord {
  return {
    ...{ ...nobody, answered, domain, markets, restricted, items: (items ?? []).map(itemOf) },
    people: people.filter((id) => id !== null),
  };
}
