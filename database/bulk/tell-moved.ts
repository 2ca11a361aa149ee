import type { EntityManager } from 'typeorm';
import { describeInstant, type Instant } from '../../domain/time.js';
import { saveNotices } from '../inbox/save-notices.js';
import type { BulkOperation } from './operation-row.js';

/** Items that one message names; the rest are counted, and `bulk show` has them all. */
const mostNamed = 30;

interface MovedRow {
  owner_id: string;
  zone: string;
  count: number;
  items: { number: number; title: string; from: Instant; to: Instant }[];
}

/**
 * Tells everybody whose dates an operation has moved, once for all of it: how many, and from when to when. Drafts are
 * nobody's date yet.
 */
export async function tellMoved(
  manager: EntityManager,
  { id }: BulkOperation,
  { eventKey, at, reason }: { eventKey: string; at: Instant; reason: string },
): Promise<void> {
  const rows = await manager.query<MovedRow[]>(
    `SELECT owner_id, zone, count(*) AS count, jsonb_agg(jsonb_build_object('number', number, 'title', title,
         'from', moved_from, 'to', moved_to) ORDER BY moved_to, number) FILTER (WHERE rank <= ${mostNamed}) AS items
     FROM (SELECT i.owner_id, w.time_zone AS zone, i.number, i.title, (b.moves #>> '{due,from}')::float8 AS moved_from,
         (b.moves #>> '{due,to}')::float8 AS moved_to,
         row_number() OVER (PARTITION BY i.owner_id ORDER BY (b.moves #>> '{due,to}')::float8, i.number) AS rank
       FROM bulk_items b JOIN action_items i ON i.id = b.item_id JOIN people w ON w.id = i.owner_id
       WHERE b.operation_id = $1 AND b.state = 'done' AND b.moves -> 'due' <> 'null' AND i.status <> 'draft') moved
     GROUP BY owner_id, zone`,
    [id],
  );
  await saveNotices(
    manager,
    rows.map(({ owner_id, zone, count, items }) => ({
      subjectKind: 'bulk_operation' as const,
      subjectId: id,
      programId: null,
      facts: { itemTitle: '', itemNumber: null, programName: '' },
      notice: {
        eventKey,
        kind: 'items_moved' as const,
        to: [{ personId: owner_id, role: 'items_owner' as const }],
        channels: ['inbox' as const, 'email' as const],
        at,
        facts: {
          reason,
          moved: {
            count,
            items: items.map(
              ({ number, title, from, to }) =>
                `AI-${number} “${title}”: ${describeInstant(from, zone)} → ${describeInstant(to, zone)}`,
            ),
          },
        },
      },
    })),
  );
}
