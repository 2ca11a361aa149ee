import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { RunKind } from '../../domain/ai/task.js';
import type { Source } from '../../domain/ai/quotes.js';
import type { LinkedKind } from '../../domain/record-link/link.js';
import { cut } from '../../domain/text/cut.js';
import { recordKinds } from '../engine/kinds.js';
import { linksOf } from '../record-links/links.js';

/** Which records may leave. */
export interface Leaving {
  /** None: of all domains. */
  domains: readonly string[];
  restricted: boolean;
}

/** What a model would be told of a record: its texts, and those of what it is linked to, as far as somebody sees them and they may leave. */
export interface Gathered {
  status: string;
  version: number;
  domain: string | null;
  /** Why it may not leave itself; null where it may. */
  kept: 'restricted' | 'domain' | null;
  sources: Source[];
  /** All records that stand in the sources, the first one first. */
  ids: string[];
  /** How many linked records may not leave, or had no room. */
  leftOut: number;
}

/** Characters of one text, and of all. */
const longest = 8_000;
const mostOfAll = 60_000;

/** Facts that hold what people wrote, of whatever kind of record, as PostgreSQL calls them; the others stay here. */
const texts = ['title', 'text', 'description', 'condition', 'criteria', 'cause', 'effect', 'objective', 'problem'];
/** Of these the `text` within. */
const within = ['conclusion', 'verification', 'remediation'];

interface Row {
  id: string;
  key: string | null;
  status: string;
  version: number;
  domain: string | null;
  restricted: boolean;
  facts: Record<string, unknown>;
}

export async function gather(
  manager: EntityManager,
  record: { kind: RunKind; id: string },
  { sight, leaving }: { sight: Sight | undefined; leaving: Leaving },
): Promise<Gathered | null> {
  const [first] = await rowsOf(manager, record.kind, [record.id]);
  if (!first) return null;
  const links = await linksOf(manager, record.id, sight);
  const rows: Row[] = [];
  for (const kind of new Set(links.map((one) => one.kind)))
    rows.push(
      ...(await rowsOf(
        manager,
        kind,
        links.filter((one) => one.kind === kind).map(({ id }) => id),
      )),
    );
  const inOrder = links.flatMap(({ id }) => rows.find((one) => one.id === id) ?? []);
  const may = inOrder.filter((row) => keptBack(row, leaving, 'linked') === null);
  const sources: Source[] = [];
  const ids: string[] = [];
  let room = mostOfAll;
  for (const row of [first, ...may]) {
    const said = textsOf(row);
    const size = said.reduce((sum, { text }) => sum + text.length, 0);
    if (size > room) continue;
    room -= size;
    ids.push(row.id);
    sources.push(...said);
  }
  return {
    ...{ status: first.status, version: first.version, domain: first.domain },
    kept: keptBack(first, leaving, 'first'),
    ...{ sources, ids, leftOut: inOrder.length + 1 - ids.length },
  };
}

/** A linked record without a domain goes with the one that it is linked to; the first one must be of a domain that may leave. */
function keptBack(row: Row, { domains, restricted }: Leaving, place: 'first' | 'linked'): Gathered['kept'] {
  if (row.restricted && !restricted) return 'restricted';
  if (domains.length === 0 || (row.domain === null && place === 'linked')) return null;
  return row.domain !== null && domains.includes(row.domain) ? null : 'domain';
}

function textsOf({ id, key, facts }: Row): Source[] {
  const called = key ?? id;
  const plain = texts.map((field) => ({ field, text: facts[field] }));
  const inner = within.map((field) => ({ field, text: (facts[field] as { text?: unknown } | null | undefined)?.text }));
  const many = Array.isArray(facts['recommendations'])
    ? (facts['recommendations'] as unknown[]).map((text, place) => ({ field: `recommendations.${place}`, text }))
    : [];
  return [...plain, ...inner, ...many].flatMap(({ field, text }) =>
    typeof text === 'string' && text.trim() !== '' ? [{ key: called, field, text: cut(text, longest) }] : [],
  );
}

function rowsOf(manager: EntityManager, kind: LinkedKind, ids: readonly string[]): Promise<Row[]> {
  const { table, letters }: { table: string; letters?: string } = recordKinds[kind];
  const key = letters === undefined ? 'NULL::text' : `'${letters}-' || t.number`;
  return manager.query<Row[]>(
    `SELECT t.id, ${key} AS key, t.status, t.version, to_jsonb(t) ->> 'domain' AS domain, to_jsonb(t) AS facts,
       EXISTS (SELECT 1 FROM restricted_records h WHERE h.subject_id IN (t.id, (to_jsonb(t) ->> 'program_id')::uuid)) AS restricted
     FROM ${table} t WHERE t.id = ANY($1::uuid[])`,
    [ids],
  );
}

/** Names of people of the house that stand in a text. */
export async function peopleIn(manager: EntityManager, text: string): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `SELECT name FROM people WHERE length(name) > 1 AND strpos(lower($1), lower(name)) > 0 ORDER BY length(name) DESC LIMIT 500`,
    [text],
  );
  return rows.map(({ name }) => name);
}

/** Domains that cases, findings and programs have; and who leads cases of a domain, or any where it has none. */
export async function choicesFor(
  manager: EntityManager,
  domain: string | null,
): Promise<{ domains: string[]; leads: { personId: string; open: number }[] }> {
  const domains = await manager.query<{ domain: string }[]>(
    `SELECT domain FROM (SELECT domain FROM cases UNION SELECT domain FROM findings UNION SELECT domain FROM programs) d
     WHERE domain IS NOT NULL AND domain <> '' ORDER BY domain LIMIT 60`,
  );
  const leads = await manager.query<{ personId: string; open: number }[]>(
    `SELECT k.lead_id AS "personId", count(*) FILTER (WHERE k.status NOT IN ('closed', 'rejected', 'merged'))::int AS open
     FROM cases k JOIN people p ON p.id = k.lead_id AND p.active AND NOT p.service
     WHERE k.status <> 'new' AND ($1::text IS NULL OR k.domain = $1)
     GROUP BY k.lead_id ORDER BY count(*) DESC, k.lead_id LIMIT 8`,
    [domain],
  );
  return { domains: domains.map((one) => one.domain), leads };
}
