import type { EntityManager } from 'typeorm';
import { unseenSubjects, type Subject } from '../../../../database/people/unseen-subjects.js';
import { loadDeliveries, type Delivery } from '../../../../database/notifications/queue.js';
import type { Sight } from '../../../../domain/access/sight.js';
import { withoutWhy } from '../../../../domain/notification/messages.js';
import { describeInstant } from '../../../../domain/time.js';
import type { LiveLink } from './find-link.js';
import { html, type Html, type Page } from './html.js';

/**
 * Everything that a delivery said, also what did not go into its card; of what its reader does not see any more, nothing.
 *
 * @param sight of its reader; null: it is a room's
 */
export async function readPage(
  manager: EntityManager,
  { row, timeZone, actor }: LiveLink,
  sight: Sight | null,
): Promise<Page> {
  const [delivery] = await loadDeliveries(manager, [row.delivery_id]);
  const unseen = sight ? await unseenSubjects(manager, sight, delivery ? subjectsOf(delivery) : []) : new Set<string>();
  const title = actor === null ? 'Messages to the room' : `Messages to ${actor.name}`;
  const entries: Html[] = delivery?.content
    ? delivery.content.sections.flatMap(({ heading, entries: list }) => [
        html`<h2>${heading}</h2>`,
        ...list
          .filter(({ asks }) => !unseen.has(asks?.subjectId ?? ''))
          .map(
            (entry) =>
              html`<p><strong>${entry.title}</strong><br />${entry.body} <span class="note">${entry.facts}</span></p>`,
          ),
      ])
    : (delivery?.messages ?? [])
        .filter(({ subjectId }) => !unseen.has(subjectId))
        .map(
          (message) =>
            html`<h2>${message.title}</h2>
              <p>
                ${row.person_id === null ? withoutWhy(message.body, message.role) : message.body}<br /><span
                  class="note"
                  >${message.programName} · ${describeInstant(message.at, timeZone)}</span
                >
              </p>`,
        );
  return {
    status: 200,
    title,
    body: html`<h1>${title}</h1>
      ${entries.length > 0 ? entries : html`<p>There is nothing in it any more.</p>`}`,
  };
}

function subjectsOf({ content, messages }: Delivery): Subject[] {
  const asked = content?.sections.flatMap(({ entries }) => entries.flatMap(({ asks }) => asks ?? [])) ?? [];
  return [...messages, ...asked].map(({ subjectKind: kind, subjectId: id }) => ({ kind, id }));
}
