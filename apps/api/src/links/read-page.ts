import type { EntityManager } from 'typeorm';
import { loadDeliveries } from '../../../../database/notifications/queue.js';
import { withoutWhy } from '../../../../domain/notification/messages.js';
import { describeInstant } from '../../../../domain/time.js';
import type { LiveLink } from './find-link.js';
import { html, type Html, type Page } from './html.js';

/** Everything that a delivery said, also what did not go into its card. */
export async function readPage(manager: EntityManager, { row, timeZone, actor }: LiveLink): Promise<Page> {
  const [delivery] = await loadDeliveries(manager, [row.delivery_id]);
  const title = actor === null ? 'Messages to the room' : `Messages to ${actor.name}`;
  const entries: Html[] = delivery?.content
    ? delivery.content.sections.flatMap(({ heading, entries: list }) => [
        html`<h2>${heading}</h2>`,
        ...list.map(
          (entry) =>
            html`<p><strong>${entry.title}</strong><br />${entry.body} <span class="note">${entry.facts}</span></p>`,
        ),
      ])
    : (delivery?.messages ?? []).map(
        (message) =>
          html`<h2>${message.title}</h2>
            <p>
              ${row.person_id === null ? withoutWhy(message.body, message.role) : message.body}<br /><span class="note"
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
