import type { Letter, LetterEntry, LetterLink } from '../../../domain/notification/letter.js';
import { fit } from '../fit.js';

/** Slack takes 50 blocks; an entry is two, its section's heading one more at worst. */
const entriesAtMost = 15;
const mostBytes = 40_000;
const mostText = 2_900;

/** A message of Block Kit, with a plain text for notifications and screen readers. */
export function renderSlackMessage(letter: Letter): string {
  return fit(letter, mostBytes, entriesAtMost, (cut) =>
    JSON.stringify({ text: escape(cut.subject), blocks: blocks(cut), unfurl_links: false, unfurl_media: false }),
  );
}

function blocks({ subject, urgent, sections, more, readUrl, footer }: Letter): object[] {
  const made: object[] = [
    {
      type: 'header',
      text: { type: 'plain_text', text: `${urgent ? '🔴 ' : ''}${subject}`.slice(0, 150), emoji: true },
    },
  ];
  for (const { heading, entries } of sections) {
    made.push({ type: 'context', elements: [markdown(`*${escape(heading)}*`)] });
    for (const entry of entries) made.push(...entryOf(entry));
  }
  if (more > 0) made.push({ type: 'section', text: markdown(`And ${more} more.`) });
  if (readUrl !== null) made.push(buttons([{ label: more > 0 ? 'Read all' : 'Open', url: readUrl, style: 'plain' }]));
  made.push({ type: 'context', elements: [markdown(escape(footer))] });
  return made;
}

function entryOf({ title, body, facts, links }: LetterEntry): object[] {
  const text = [`*${escape(title)}*`, escape(body), escape(facts)].filter((line) => line !== '').join('\n');
  const section = { type: 'section', text: markdown(text.slice(0, mostText)) };
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

function markdown(text: string): object {
  return { type: 'mrkdwn', text };
}

/** Slack's own rule; without `<` there is no mention of everybody, and no link. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
