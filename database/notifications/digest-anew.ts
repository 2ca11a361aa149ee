import type { EntityManager } from 'typeorm';
import type { DigestContent } from '../../domain/notification/compose-letter.js';
import type { Instant } from '../../domain/time.js';
import { digestSections, newsEntry } from './digest-facts.js';
import { add, type Found } from './digest-found.js';
import type { Delivery } from './queue.js';

/**
 * Digests about to leave, out of the facts as they are now: a mail server may have been away since the morning. The news
 * are those that they carried, as far as they are still so.
 */
export async function digestAnew(
  manager: EntityManager,
  deliveries: Delivery[],
  now: Instant,
): Promise<Map<string, DigestContent>> {
  const made = new Map<string, DigestContent>();
  for (const { id, kind, personId, timeZone, content, messages } of deliveries) {
    if (kind !== 'digest' || personId === null || content === null) continue;
    const news: Found = new Map();
    for (const message of messages) add(news, personId, newsEntry(message, timeZone));
    const sections = await digestSections(manager, [{ id: personId, timeZone }], now, news);
    made.set(id, { date: content.date, sections: sections.get(personId) ?? [] });
  }
  if (made.size > 0)
    await manager.query(
      `UPDATE deliveries d SET content = x.c FROM jsonb_to_recordset($1::jsonb) AS x(d uuid, c jsonb) WHERE d.id = x.d`,
      [JSON.stringify([...made].map(([d, c]) => ({ d, c })))],
    );
  return made;
}
