import type { EntityManager } from 'typeorm';
import { textsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { unseenAmong } from '../../../../database/access/unseen.js';
import { unseenSubjects, type Subject } from '../../../../database/people/unseen-subjects.js';
import { loadDeliveries, type Delivery } from '../../../../database/notifications/queue.js';
import type { Sight } from '../../../../domain/access/sight.js';
import type { DigestEntry } from '../../../../domain/notification/compose-letter.js';
import { withoutWhy } from '../../../../domain/notification/messages.js';
import { describeInstant } from '../../../../domain/time.js';
import type { LiveLink } from './find-link.js';
import { html, type Html } from '../../../../domain/text/html.js';
import type { Page } from './html.js';

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
  const { isSeen, asSeen } = await lookedAt(manager, sight, delivery);
  const entries: Html[] = delivery?.content
    ? delivery.content.sections.flatMap(({ heading, entries: list }) => {
        const seen = list.filter((entry) => isSeen(entry));
        const told = seen.map(
          ({ title, body, facts }) =>
            html`<p><strong>${asSeen(title)}</strong><br />${asSeen(body)} <span class="note">${facts}</span></p>`,
        );
        return told.length > 0 ? [html`<h2>${heading}</h2>`, ...told] : [];
      })
    : (delivery?.messages ?? [])
        .filter(({ id }) => isSeen({ part: partOf(id) }))
        .map(
          (message) =>
            html`<h2>${asSeen(message.title)}</h2>
              <p>
                ${row.person_id === null ? withoutWhy(message.body, message.role) : asSeen(message.body)}<br /><span
                  class="note"
                  >${message.programName} · ${describeInstant(message.at, timeZone)}</span
                >
              </p>`,
        );
  const heading = actor === null ? 'Messages to the room' : 'Messages to {{name}}';
  const values = { name: actor?.name ?? '' };
  return {
    status: 200,
    title: (t) => t.plain(heading, values),
    // What was sent is read as it was sent.
    body: (t) =>
      html`<h1>${t(heading, values)}</h1>
        <div lang="en">${entries.length > 0 ? entries : null}</div>
        ${entries.length > 0 ? null : html`<p>${t('There is nothing in it any more.')}</p>`}`,
  };
}

/** An entry, by what it is about. */
type Entry = Pick<DigestEntry, 'part' | 'asks'>;

interface LookedAt {
  isSeen: (entry: Entry) => boolean;
  /** A text without what they do not see. */
  asSeen: (text: string) => string;
}

/** What of a delivery its reader sees now. */
async function lookedAt(
  manager: EntityManager,
  sight: Sight | null,
  delivery: Delivery | undefined,
): Promise<LookedAt> {
  if (sight === null || delivery === undefined) return { isSeen: () => true, asSeen: (text) => text };
  const { content, messages } = delivery;
  const entries = content?.sections.flatMap((section) => section.entries) ?? [];
  const about = new Map(messages.map((message): [string, Subject] => [partOf(message.id), subjectOf(message)]));
  const asked = entries.flatMap(({ asks }) => (asks ? [subjectOf(asks)] : []));
  const unseen = new Set([
    ...(await unseenSubjects(manager, sight, [...about.values(), ...asked])),
    ...(await unseenAmong(manager, sight, entries.flatMap(idIn))),
  ]);
  const texts = [...entries, ...messages].flatMap(({ title, body }) => [title, body]);
  const told = await textsAsSeen(manager, sight, texts, 'all');
  const asRead = new Map(texts.map((text, index) => [text, told[index] ?? text]));
  return {
    isSeen: (entry) =>
      ![about.get(entry.part)?.id, entry.asks?.subjectId, ...idIn(entry)].some((id) => unseen.has(id ?? '')),
    asSeen: (text) => asRead.get(text) ?? text,
  };
}

const partOf = (messageId: number): string => `notification.${messageId}`;

function subjectOf({ subjectKind: kind, subjectId: id }: { subjectKind: string; subjectId: string }): Subject {
  return { kind, id };
}

/** Of the item or the round that an entry is about. */
function idIn({ part }: Entry): string[] {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(part) ?? [];
}
