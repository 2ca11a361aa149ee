import type { Letter, LetterEntry, LetterLink } from '../../../domain/notification/letter.js';
import { cut } from '../../../domain/text/cut.js';
import { fit, withRoom } from '../fit.js';

/** Teams takes 28 KB. */
const mostBytes = withRoom(28 * 1024);
const mostLine = 300;
const mostText = 2_000;
const entriesAtMost = 20;
const actionStyle = { primary: 'positive', danger: 'destructive', plain: 'default' } as const;

/** What a Workflows webhook takes: a message with one Adaptive Card. */
export function renderTeamsMessage(letter: Letter): string {
  return fit(letter, mostBytes, entriesAtMost, (part) =>
    JSON.stringify({
      type: 'message',
      summary: cut(part.subject, mostLine),
      attachments: [
        { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: cardOf(part) },
      ],
    }),
  );
}

function cardOf({ subject, urgent, sections, more, readUrl, footer }: Letter): object {
  const body: object[] = [
    text([
      { text: cut(subject, mostLine), weight: 'Bolder', size: 'Large', ...(urgent ? { color: 'Attention' } : {}) },
    ]),
  ];
  for (const { heading, entries } of sections) {
    body.push({ ...text([{ text: cut(heading, mostLine), isSubtle: true }]), separator: true });
    for (const entry of entries) body.push(...entryOf(entry));
  }
  if (more > 0) body.push(text([{ text: `And ${more} more.` }]));
  if (readUrl !== null) body.push(actions([{ label: more > 0 ? 'Read all' : 'Open', url: readUrl, style: 'plain' }]));
  body.push(text([{ text: cut(footer, mostLine), isSubtle: true, size: 'Small' }]));
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body,
    msteams: { width: 'Full' },
  };
}

function entryOf({ title, body, facts, links }: LetterEntry): object[] {
  const parts = [text([{ text: cut(title, mostLine), weight: 'Bolder' }]), text([{ text: cut(body, mostText) }])];
  if (facts !== '') parts.push(text([{ text: cut(facts, mostLine), isSubtle: true }]));
  return links.length > 0 ? [...parts, actions(links)] : parts;
}

/** Runs of text are shown as they are: unlike a TextBlock they know no markdown, so no link or mention of others' making. */
function text(runs: Record<string, unknown>[]): object {
  return { type: 'RichTextBlock', inlines: runs.map((run) => ({ type: 'TextRun', ...run })) };
}

function actions(links: LetterLink[]): object {
  return {
    type: 'ActionSet',
    actions: links.map(({ label, url, style }) => ({
      type: 'Action.OpenUrl',
      title: label,
      url,
      style: actionStyle[style],
    })),
  };
}
