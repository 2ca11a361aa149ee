import type { EntityManager } from 'typeorm';
import type { DigestEntry, DigestSection } from '../../domain/notification/compose-letter.js';
import { describeInstant } from '../../domain/time.js';
import { addAlignments } from './digest-alignments.js';
import { addCases } from './digest-cases.js';
import { addControls } from './digest-controls.js';
import { addFindings } from './digest-findings.js';
import { add, type Found } from './digest-found.js';
import { addReviews } from './digest-reviews.js';
import { waitingForPeople } from './digest-waiting.js';

/** Entries of a section that are written out; the others are counted. */
const mostEntries = 100;

/** How far ahead "due soon" looks, in days. */
const soonDays = 7;

export interface DigestPerson {
  id: string;
  timeZone: string;
}

/**
 * What each person has to know this morning, out of the facts as they stand; a section without entries is left out.
 *
 * @param news messages that are carried besides; where nothing is said, those that were put off until the digest
 */
export async function digestSections(
  manager: EntityManager,
  people: DigestPerson[],
  now: number,
  news?: Found,
): Promise<Map<string, DigestSection[]>> {
  const zones = new Map(people.map(({ id, timeZone }) => [id, timeZone]));
  const own = await ownItems(manager, zones, now);
  const waiting = await waitingForPeople(manager, zones, now);
  await addCases(manager, { ...own, waiting }, { zones, now, soonDays });
  await addReviews(manager, { ...own, waiting }, { zones, now, soonDays });
  await addAlignments(manager, waiting, { zones, now });
  await addFindings(manager, { ...own, waiting }, { zones, now, soonDays });
  await addControls(manager, { ...own, waiting }, { zones, now, soonDays });
  const found: [string, Found][] = [
    ['Overdue', own.overdue],
    ['Due soon', own.soon],
    ['Waiting for you', waiting],
    ['News', news ?? (await newsPutOff(manager, zones))],
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

/** What was put off until the digest. */
async function newsPutOff(manager: EntityManager, zones: Map<string, string>): Promise<Found> {
  const rows = await manager.query<
    { id: number; person_id: string; title: string; body: string; at: Date; program: string | null }[]
  >(
    `SELECT n.id, n.person_id, n.title, n.body, n.at, p.name AS program FROM notifications n
     LEFT JOIN programs p ON p.id = n.program_id WHERE n.push = 'digest' AND n.person_id = ANY($1) ORDER BY n.id`,
    [[...zones.keys()]],
  );
  const found: Found = new Map();
  for (const row of rows)
    add(
      found,
      row.person_id,
      newsEntry({ ...row, at: row.at.getTime(), programName: row.program }, zones.get(row.person_id) ?? 'UTC'),
    );
  return found;
}

/** A message as the digest says it. */
export function newsEntry(
  message: { id: number; title: string; body: string; at: number; programName: string | null },
  zone: string,
): DigestEntry {
  const { id, title, body, at, programName } = message;
  return {
    part: `notification.${id}`,
    title,
    body,
    facts: `${programName ?? 'Tollgate'} · ${describeInstant(at, zone)}`,
    urgent: false,
  };
}
