import type { Letter, LetterEntry, LetterLink } from '../../../domain/notification/letter.js';
import { fit } from '../fit.js';

/** A request may have 20 KB; timestamp and signature take the rest. */
const mostBytes = 20 * 1024 - 200;
const entriesAtMost = 20;
const buttonType = { primary: 'primary', danger: 'danger', plain: 'default' } as const;

/** An interactive card: `{ msg_type, card }`, without the signature, which is of the moment of sending. */
export function renderLarkCard(letter: Letter): string {
  return fit(letter, mostBytes, entriesAtMost, (cut) => JSON.stringify({ msg_type: 'interactive', card: card(cut) }));
}

function card({ subject, urgent, sections, more, readUrl, footer }: Letter): object {
  const elements: object[] = [];
  for (const { heading, entries } of sections) {
    if (elements.length > 0) elements.push({ tag: 'hr' });
    elements.push(plain(heading));
    for (const entry of entries) elements.push(...entryOf(entry));
  }
  if (more > 0) elements.push(plain(`And ${more} more.`));
  if (readUrl !== null)
    elements.push(actions([{ label: more > 0 ? 'Read all' : 'Open', url: readUrl, style: 'plain' }]));
  elements.push({ tag: 'note', elements: [{ tag: 'plain_text', content: footer }] });
  return {
    config: { wide_screen_mode: true },
    header: { template: urgent ? 'red' : 'blue', title: { tag: 'plain_text', content: subject } },
    elements,
  };
}

function entryOf({ title, body, facts, links }: LetterEntry): object[] {
  const text = [`**${escape(title)}**`, escape(body), escape(facts)].filter((line) => line !== '').join('\n');
  return [{ tag: 'div', text: { tag: 'lark_md', content: text } }, ...(links.length > 0 ? [actions(links)] : [])];
}

function actions(links: LetterLink[]): object {
  return {
    tag: 'action',
    actions: links.map(({ label, url, style }) => ({
      tag: 'button',
      text: { tag: 'plain_text', content: label },
      type: buttonType[style],
      url,
    })),
  };
}

function plain(content: string): object {
  return { tag: 'div', text: { tag: 'plain_text', content } };
}

/** What people write is text: no mention of everybody, no link of theirs. */
function escape(text: string): string {
  return text.replace(/[&<>*_~[\]()`#\\]/g, (char) => `&#${char.charCodeAt(0)};`);
}
