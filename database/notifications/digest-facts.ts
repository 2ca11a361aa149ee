import type { EntityManager } from 'typeorm';
import type { DigestEntry, DigestSection } from '../../domain/notification/compose-letter.js';
import type { RoundStage } from '../../domain/sign-off/round.js';
import { describeInstant } from '../../domain/time.js';

/** Entries of a section that are written out; the others are counted. */
const mostEntries = 100;

/** How far ahead "due soon" looks, in days. */
const soonDays = 7;

export interface DigestPerson {
  id: string;
  timeZone: string;
}

type Found = Map<string, DigestEntry[]>;

/** What each person has to know this morning, out of the facts as they stand; a section without entries is left out. */
export async function digestSections(
  manager: EntityManager,
  people: DigestPerson[],
  now: number,
): Promise<Map<string, DigestSection[]>> {
  const zones = new Map(people.map(({ id, timeZone }) => [id, timeZone]));
  const own = await ownItems(manager, zones, now);
  const found: [string, Found][] = [
    ['Overdue', own.overdue],
    ['Due soon', own.soon],
    ['Waiting for you', await waiting(manager, zones)],
    ['News', await news(manager, zones)],
  ];
  return new Map(
    people.map(({ id }) => [
      id,
      found.flatMap(([heading, of]) => {
        const entries = of.get(id) ?? [];
        return entries.length > 0 ? [{ heading, count: entries.length, entries: entries.slice(0, mostEntries) }] : [];
      }),
    ]),
  );
}

async function ownItems(
  manager: EntityManager,
  zones: Map<string, string>,
  now: number,
): Promise<{ overdue: Found; soon: Found }> {
  const rows = await manager.query<
    {
      id: string;
      number: number;
      title: string;
      owner_id: string;
      overdue: boolean;
      ladder_level: number;
      due_at: Date;
      program: string;
    }[]
  >(
    `SELECT i.id, i.number, i.title, i.owner_id, i.overdue, i.ladder_level, i.due_at, p.name AS program
     FROM action_items i JOIN programs p ON p.id = i.program_id
     WHERE i.owner_id = ANY($1) AND i.status IN ('open', 'in_progress')
       AND (i.overdue OR i.due_at <= to_timestamp($2 / 1000.0) + make_interval(days => $3)) ORDER BY i.due_at, i.id`,
    [[...zones.keys()], now, soonDays],
  );
  const overdue: Found = new Map();
  const soon: Found = new Map();
  for (const row of rows) {
    const due = describeInstant(row.due_at.getTime(), zones.get(row.owner_id) ?? 'UTC');
    const level = row.ladder_level > 0 ? `, escalated to level ${row.ladder_level}` : '';
    add(row.overdue ? overdue : soon, row.owner_id, {
      part: `item.${row.id}`,
      title: `AI-${row.number} “${row.title}”`,
      body: row.overdue ? `Overdue since ${due}${level}.` : `Due ${due}.`,
      facts: row.program,
      urgent: row.overdue,
      asks: {
        actions: row.overdue ? ['acknowledge', 'more_time'] : ['more_time'],
        subjectKind: 'action_item',
        subjectId: row.id,
      },
    });
  }
  return { overdue, soon };
}

async function waiting(manager: EntityManager, zones: Map<string, string>): Promise<Found> {
  const found: Found = new Map();
  const rounds = await manager.query<
    {
      id: string;
      subject_kind: 'action_item' | 'phase';
      item_id: string | null;
      number: number | null;
      name: string;
      program_id: string;
      program: string;
      stage: number;
      stages: RoundStage[];
      stage_opened_at: Date;
      signed: string[];
    }[]
  >(
    `SELECT r.id, r.subject_kind, i.id AS item_id, i.number, coalesce(i.title, ph.name) AS name, p.id AS program_id, p.name AS program,
       r.stage, r.stages, r.stage_opened_at,
       array(SELECT s.person_id::text FROM signatures s WHERE s.round_id = r.id AND s.stage = r.stage) AS signed
     FROM sign_off_rounds r
     LEFT JOIN action_items i ON r.subject_kind = 'action_item' AND i.id = r.subject_id AND i.status = 'submitted'
     LEFT JOIN phases ph ON r.subject_kind = 'phase' AND ph.id = r.subject_id
     JOIN programs p ON p.id = coalesce(i.program_id, ph.program_id)
     WHERE r.state = 'open' ORDER BY r.stage_opened_at, r.id`,
  );
  for (const round of rounds)
    for (const { personId } of round.stages[round.stage - 1]?.approvers ?? []) {
      const zone = zones.get(personId);
      if (zone === undefined || round.signed.includes(personId)) continue;
      const name = round.number === null ? `${round.name} of ${round.program}` : `AI-${round.number} “${round.name}”`;
      add(found, personId, {
        part: `round.${round.id}`,
        title: `${name} waits for your sign-off`,
        body: `Since ${describeInstant(round.stage_opened_at.getTime(), zone)}.`,
        facts: round.program,
        urgent: false,
        asks: {
          actions: ['approve', 'send_back'],
          subjectKind: round.item_id === null ? 'program' : 'action_item',
          subjectId: round.item_id ?? round.program_id,
        },
      });
    }
  await addExtensions(manager, zones, found);
  return found;
}

/** Whoever is asked to decide: the program manager, where he is not the owner himself. */
async function addExtensions(manager: EntityManager, zones: Map<string, string>, found: Found): Promise<void> {
  const rows = await manager.query<
    {
      id: string;
      item_id: string;
      number: number;
      title: string;
      reason: string;
      due_at: Date;
      requester: string;
      program: string;
      decider: string | null;
    }[]
  >(
    `SELECT e.id, i.id AS item_id, i.number, i.title, e.reason, e.due_at, q.name AS requester, p.name AS program,
       (SELECT x.id FROM unnest(array[p.manager_id, o.manager_id, p.domain_lead_id]) WITH ORDINALITY AS x(id, n)
        WHERE x.id IS NOT NULL AND x.id <> i.owner_id ORDER BY x.n LIMIT 1) AS decider
     FROM due_date_extensions e JOIN action_items i ON i.id = e.item_id JOIN programs p ON p.id = i.program_id
     JOIN people o ON o.id = i.owner_id JOIN people q ON q.id = e.requested_by
     WHERE e.state = 'pending' ORDER BY e.requested_at, e.id`,
  );
  for (const row of rows) {
    const zone = row.decider === null ? undefined : zones.get(row.decider);
    if (row.decider === null || zone === undefined) continue;
    add(found, row.decider, {
      part: `extension.${row.id}`,
      title: `AI-${row.number} “${row.title}”: more time is asked for`,
      body: `${row.requester} asks for it until ${describeInstant(row.due_at.getTime(), zone)}: ${row.reason}`,
      facts: row.program,
      urgent: false,
      asks: { actions: ['grant', 'refuse'], subjectKind: 'action_item', subjectId: row.item_id },
    });
  }
}

/** What was put off until the digest. */
async function news(manager: EntityManager, zones: Map<string, string>): Promise<Found> {
  const rows = await manager.query<
    { id: number; person_id: string; title: string; body: string; at: Date; program: string | null }[]
  >(
    `SELECT n.id, n.person_id, n.title, n.body, n.at, p.name AS program FROM notifications n
     LEFT JOIN programs p ON p.id = n.program_id WHERE n.push = 'digest' AND n.person_id = ANY($1) ORDER BY n.id`,
    [[...zones.keys()]],
  );
  const found: Found = new Map();
  for (const row of rows)
    add(found, row.person_id, {
      part: `notification.${row.id}`,
      title: row.title,
      body: row.body,
      facts: `${row.program ?? 'Tollgate'} · ${describeInstant(row.at.getTime(), zones.get(row.person_id) ?? 'UTC')}`,
      urgent: false,
    });
  return found;
}

function add(found: Found, personId: string, entry: DigestEntry): void {
  const list = found.get(personId);
  if (list) list.push(entry);
  else found.set(personId, [entry]);
}
