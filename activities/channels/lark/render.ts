import { cut, cutAs } from '../../../domain/text/cut.js';
import type { Letter, LetterEntry, LetterLink } from '../../../domain/notification/letter.js';
import { fit, withRoom } from '../fit.js';

/** A request to a custom bot may have 20 KB, timestamp and signature with it. */
const mostBytes = withRoom(20 * 1024);
const entriesAtMost = 20;
const mostLine = 300;
const mostText = 2_000;
const buttonType = { primary: 'primary', danger: 'danger', plain: 'default' } as const;

/** An interactive card: `{ msg_type, card }`, without the signature, which is of the moment of sending. */
export function renderLarkCard(letter: Letter): string {
  return fit(letter, mostBytes, entriesAtMost, (part) =>
    JSON.stringify({ msg_type: 'interactive', card: larkCard(part, { wide_screen_mode: true }, opened) }),
  );
}

/** What a button does when it is pressed. */
export type Press = (link: LetterLink) => object;

const opened: Press = ({ url }) => ({ url });

export function larkCard(
  { subject, urgent, sections, more, readUrl, footer }: Letter,
  config: object,
  press: Press,
): object {
  const elements: object[] = [];
  for (const { heading, entries } of sections) {
    if (elements.length > 0) elements.push({ tag: 'hr' });
    elements.push(plain(heading, mostLine));
    for (const entry of entries) elements.push(...entryOf(entry, press));
  }
  if (more > 0) elements.push(plain(`And ${more} more.`, mostLine));
  if (readUrl !== null)
    elements.push(actions([{ label: more > 0 ? 'Read all' : 'Open', url: readUrl, style: 'plain' }], opened));
  elements.push({ tag: 'note', elements: [{ tag: 'plain_text', content: cut(footer, mostLine) }] });
  return {
    config,
    header: { template: urgent ? 'red' : 'blue', title: { tag: 'plain_text', content: cut(subject, mostLine) } },
    elements,
  };
}

/** What it is about in bold, the only mark of ours; what people wrote besides is plain text. */
function entryOf({ title, body, facts, links }: LetterEntry, press: Press): object[] {
  const head = { tag: 'div', text: { tag: 'lark_md', content: `**${cutAs(oneLine(title), 5 * mostLine, escape)}**` } };
  const text = [body, facts].filter((line) => line !== '').join('\n');
  return [head, ...(text === '' ? [] : [plain(text, mostText)]), ...(links.length > 0 ? [actions(links, press)] : [])];
}

function actions(links: LetterLink[], press: Press): object {
  return {
    tag: 'action',
    actions: links.map((link) => ({
      tag: 'button',
      text: { tag: 'plain_text', content: link.label },
      type: buttonType[link.style],
      ...press(link),
    })),
  };
}

function plain(content: string, most: number): object {
  return { tag: 'div', text: { tag: 'plain_text', content: cut(content, most) } };
}

/** In lark_md every mark that could mean something stands for itself: no mention of everybody, no link, no `:OK:`. */
function escape(text: string): string {
  return text.replace(/[&<>*_~[\]()`#\\!|:{}$]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A line of its own might begin a list. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
