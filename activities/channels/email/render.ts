import type { Letter, LetterEntry, LetterLink } from '../../../domain/notification/letter.js';
import { cut, cutToBytes, wellFormed } from '../../../domain/text/cut.js';
import { escaped } from '../../../domain/text/html.js';
import { shortened } from '../fit.js';

export interface Mail {
  from: string;
  to: { name: string; address: string };
  /** Where it comes back to; the sender's address where nothing is said. */
  envelope?: { from: string; to: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
  references?: string;
  inReplyTo?: string;
  headers: Record<string, string>;
  attachments?: { filename: string; content: string; contentType: string }[];
}

/** Of a subject, and of a name. */
const mostHeader = { units: 250, bytes: 600 };

/** Entries that are written out; how many more there are is said, and where to read them. */
const mostWritten = 50;

/**
 * The mail of a delivery: receivers tell a second sending by its Message-ID.
 *
 * @param thread what it is about where it is one record, e.g. `action_item.<id>`: mails about it become one thread
 */
export function renderMail(
  whole: Letter,
  {
    from,
    to,
    thread,
    returnTo = null,
  }: { from: string; to: { name: string; address: string }; thread: string | null; returnTo?: string | null },
): Mail {
  const letter = shortened(whole, Math.min(mostWritten, whole.sections.flatMap(({ entries }) => entries).length));
  const domain = domainOf(from);
  const root = thread === null ? null : `<${thread}@${domain}>`;
  return {
    from,
    to: { name: oneLine(to.name), address: to.address },
    ...(returnTo === null ? {} : { envelope: { from: returnTo, to: to.address } }),
    subject: oneLine(letter.subject),
    text: letter.document?.text ?? textOf(letter),
    html: letter.document?.html ?? htmlOf(letter),
    messageId: `<delivery.${letter.id}@${domain}>`,
    ...(root === null ? {} : { references: root, inReplyTo: root }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Tollgate-Delivery': letter.id },
  };
}

function textOf(letter: Letter): string {
  const parts = letter.sections.map(({ heading, entries }) =>
    [heading.toUpperCase(), ...entries.map(entryText)].join('\n\n'),
  );
  return [
    ...(letter.name === null ? [] : [`Hello ${letter.name},`]),
    ...parts,
    moreOf(letter),
    letter.readUrl === null ? '' : `Read it in Tollgate: ${letter.readUrl}`,
    `-- \n${letter.footer}`,
  ]
    .filter((part) => part !== '')
    .map(wellFormed)
    .join('\n\n');
}

function entryText({ title, body, facts, links }: LetterEntry): string {
  const lines = [`* ${title}`, body, facts, ...links.map(({ label, url }) => `${label}: ${url}`)];
  return lines.filter((line) => line !== '').join('\n  ');
}

function htmlOf(letter: Letter): string {
  const parts = letter.sections.map(
    ({ heading, entries }) =>
      `<h2 style="font-size:13px;color:#475467;margin:20px 0 8px;text-transform:uppercase;letter-spacing:.04em">${escaped(heading)}</h2>` +
      entries.map(entryHtml).join(''),
  );
  const more = moreOf(letter);
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(letter.subject)}</title></head>` +
    `<body style="margin:0;background:#f2f4f7;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#1d2939">` +
    `<div style="max-width:640px;margin:0 auto;padding:20px;background:#fff">` +
    (letter.name === null ? '' : `<p style="margin:0 0 12px">Hello ${escaped(letter.name)},</p>`) +
    parts.join('') +
    (more === '' ? '' : `<p>${escaped(more)}</p>`) +
    (letter.readUrl === null
      ? ''
      : `<p><a href="${escaped(letter.readUrl)}" style="color:#175cd3">Read it in Tollgate</a></p>`) +
    `<p style="color:#667085;font-size:13px;border-top:1px solid #eaecf0;padding-top:12px">${escaped(letter.footer)}</p>` +
    `</div></body></html>`
  );
}

function entryHtml({ title, body, facts, urgent, links }: LetterEntry): string {
  const edge = urgent ? '#d92d20' : '#98a2b3';
  return (
    `<div style="border-left:3px solid ${edge};padding:2px 0 2px 12px;margin:0 0 16px">` +
    `<div style="font-weight:600">${escaped(title)}</div><div style="margin:4px 0">${escaped(body)}</div>` +
    (facts === '' ? '' : `<div style="color:#475467;font-size:14px">${escaped(facts)}</div>`) +
    (links.length === 0 ? '' : `<div style="margin-top:8px">${links.map(button).join(' ')}</div>`) +
    `</div>`
  );
}

function button({ label, url, style }: LetterLink): string {
  const colours =
    style === 'primary'
      ? 'background:#175cd3;color:#fff;border:1px solid #175cd3'
      : 'color:#344054;border:1px solid #98a2b3';
  return (
    `<a href="${escaped(url)}" style="display:inline-block;padding:6px 12px;margin:0 4px 4px 0;border-radius:6px;` +
    `text-decoration:none;font-size:14px;${colours}">${escaped(label)}</a>`
  );
}

function moreOf({ more }: Letter): string {
  return more > 0 ? `And ${more} more, which your inbox in Tollgate lists.` : '';
}

function domainOf(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
}

/**
 * One line for a header: a line end in it would begin another header, and whatever cannot be seen has no place there. Cut
 * well below what a line of a header may have (998 bytes), encoded as it will be.
 */
function oneLine(text: string): string {
  const visible = text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return cutToBytes(cut(visible, mostHeader.units), mostHeader.bytes);
}
