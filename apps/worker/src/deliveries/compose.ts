import { describeInstant } from '../../../../domain/time.js';
import type { Delivery, DeliveryMessage } from './queue.js';

export interface Mail {
  from: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
  references?: string;
  inReplyTo?: string;
  headers: Record<string, string>;
}

/** Messages that are written out; how many more there are is said, and where to read them. */
const mostWritten = 50;

/** The mail of a delivery, the same each time it is composed: receivers tell a second sending by its Message-ID. */
export function composeMail(delivery: Delivery, settings: { from: string; publicUrl: string }): Mail {
  const { messages } = delivery;
  const domain = domainOf(settings.from);
  const subjects = new Set(messages.map(({ subjectId }) => subjectId));
  const [first] = messages;
  const thread = subjects.size === 1 && first ? `<${first.subjectKind}.${first.subjectId}@${domain}>` : null;
  return {
    from: settings.from,
    to: { name: oneLine(delivery.name), address: delivery.address },
    subject: oneLine(messages.length === 1 ? (first?.title ?? '') : subjectOf(messages)),
    text: textOf(delivery, settings.publicUrl),
    html: htmlOf(delivery, settings.publicUrl),
    messageId: `<delivery.${delivery.id}@${domain}>`,
    ...(thread === null ? {} : { references: thread, inReplyTo: thread }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Tollgate-Delivery': delivery.id },
  };
}

function subjectOf(messages: DeliveryMessage[]): string {
  const late = messages.filter(({ kind }) => kind === 'level' || kind === 'breach').length;
  const more = late > 0 ? `, ${late} about overdue work` : '';
  return `${messages.length} messages from Tollgate${more}`;
}

function textOf({ name, messages, timeZone }: Delivery, publicUrl: string): string {
  const parts = grouped(messages).map(([program, list]) =>
    [program, ...list.map((m) => `- ${m.title}\n  ${m.body}\n  ${describeInstant(m.at, timeZone)}`)].join('\n\n'),
  );
  return [`Hello ${name},`, ...parts, rest(messages), `Your inbox: ${publicUrl}/docs`]
    .filter((part) => part !== '')
    .join('\n\n');
}

function htmlOf({ name, messages, timeZone }: Delivery, publicUrl: string): string {
  const parts = grouped(messages).map(([program, list]) => {
    const entries = list.map(
      (m) =>
        `<li style="margin-bottom:12px"><strong>${escape(m.title)}</strong><br>${escape(m.body)}<br>` +
        `<span style="color:#667085">${escape(describeInstant(m.at, timeZone))}</span></li>`,
    );
    return `<h3 style="margin:16px 0 8px">${escape(program)}</h3><ul style="padding-left:20px">${entries.join('')}</ul>`;
  });
  const more = rest(messages);
  return (
    `<!doctype html><html lang="en"><body style="font-family:sans-serif;max-width:640px;color:#1d2939">` +
    `<p>Hello ${escape(name)},</p>${parts.join('')}${more === '' ? '' : `<p>${escape(more)}</p>`}` +
    `<p style="color:#667085">Sent by Tollgate, ${escape(publicUrl)}</p></body></html>`
  );
}

function rest(messages: DeliveryMessage[]): string {
  const left = messages.length - mostWritten;
  return left > 0 ? `And ${left} more, which your inbox in Tollgate lists.` : '';
}

function grouped(messages: DeliveryMessage[]): [string, DeliveryMessage[]][] {
  const groups = Map.groupBy(messages.slice(0, mostWritten), ({ programName }) => programName ?? 'Tollgate');
  return [...groups];
}

function domainOf(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
}

/** A line end in a header would begin another header. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().slice(0, 250);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
