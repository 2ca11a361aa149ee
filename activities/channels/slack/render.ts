import { cutAs } from '../../../domain/text/cut.js';
import type { Letter, LetterEntry, LetterLink } from '../../../domain/notification/letter.js';
import { fit, withRoom } from '../fit.js';

/** Slack takes 50 blocks; an entry is two, its section's heading one more at worst. */
const entriesAtMost = 15;
const mostBytes = withRoom(40_000);
/** Of a header, of any other text, and of the line that says what it is about. */
const most = { header: 150, text: withRoom(3_000), line: 300 };

/** A message of Block Kit, with a text for notifications and screen readers. */
export function renderSlackMessage(letter: Letter): string {
  return fit(letter, mostBytes, entriesAtMost, (part) =>
    JSON.stringify({
      text: shown(part.subject, most.line),
      // Marks in it are shown, not obeyed.
      mrkdwn: false,
      blocks: blocks(part),
      unfurl_links: false,
      unfurl_media: false,
    }),
  );
}

function blocks({ subject, urgent, sections, more, readUrl, footer }: Letter): object[] {
  const made: object[] = [{ type: 'header', text: plain(`${urgent ? '🔴 ' : ''}${subject}`, most.header) }];
  for (const { heading, entries } of sections) {
    made.push({ type: 'context', elements: [plain(heading, most.line)] });
    for (const entry of entries) made.push(...entryOf(entry));
  }
  if (more > 0) made.push({ type: 'section', text: plain(`And ${more} more.`) });
  if (readUrl !== null) made.push(buttons([{ label: more > 0 ? 'Read all' : 'Open', url: readUrl, style: 'plain' }]));
  made.push({ type: 'context', elements: [plain(footer)] });
  return made;
}

function entryOf({ title, body, facts, links }: LetterEntry): object[] {
  const section = { type: 'section', text: plain([title, body, facts].filter((line) => line !== '').join('\n')) };
  return links.length > 0 ? [section, buttons(links)] : [section];
}

function buttons(links: LetterLink[]): object {
  return {
    type: 'actions',
    elements: links.map(({ label, url, style }) => ({
      type: 'button',
      text: { type: 'plain_text', text: label },
      url,
      ...(style === 'plain' ? {} : { style }),
    })),
  };
}

/** Text that is shown as it is: mrkdwn has no way to say that `*` is a star. Nor is `:fire:` made a picture. */
function plain(text: string, size = most.text): object {
  return { type: 'plain_text', text: shown(text, size), emoji: false };
}

/** Slack refuses a text that is empty, as what consists of invisible marks alone becomes. */
function shown(text: string, size: number): string {
  return cutAs(text, size, escape) || '–';
}

/** Slack's own rule for every text; without `<` there is no mention of everybody, and no link. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
