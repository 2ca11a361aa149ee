import { oneLine } from '../../text/one-line.js';
import { wellFormed } from '../../text/cut.js';
import type { Block, Cell, ReportDocument, Table } from '../document.js';

/** A report as plain text, for whoever reads mail without HTML: the same figures and rows, charts by their tables alone. */
export function reportText(document: ReportDocument, publicUrl: string, isCut = false): string {
  const { title, lines, sections, page } = document;
  const url = `${publicUrl}${page.path}`;
  const parts = [
    [title, '='.repeat(title.length), ...lines].join('\n'),
    ...sections.map((section) =>
      [
        [section.title, '-'.repeat(section.title.length)].join('\n'),
        ...section.blocks.flatMap((block) => blockText(block, document, publicUrl)),
      ].join('\n\n'),
    ),
    (isCut ? page.cutSays : page.says)(url),
  ];
  return `${parts.map(wellFormed).join('\n\n')}\n`;
}

function blockText(block: Block, document: ReportDocument, publicUrl: string): string[] {
  switch (block.kind) {
    case 'sentence':
      return [oneLine(block.text)];
    case 'chart':
      return [];
    case 'figures':
      return [
        block.figures
          .map(({ label, value, change }) => `${label}: ${value}${change === null ? '' : ` (${change})`}`)
          .join('\n'),
      ];
    case 'table':
      return [tableText(block, document, publicUrl)];
  }
}

/** Row by row: columns that stand below each other break in most mail programs. */
function tableText({ caption, columns, rows, rest }: Table, document: ReportDocument, publicUrl: string): string {
  const written = rows.map((row) => {
    const [first, ...more] = row;
    const said = more.flatMap((cell, place) => {
      const text = oneLine(cell.text);
      return text === '' ? [] : [`${columns[place + 1]?.name ?? ''}: ${text}`];
    });
    return [
      `* ${first === undefined ? '' : oneLine(first.text)}`,
      ...(said.length > 0 ? [said.join('; ')] : []),
      ...linkOf(first, publicUrl),
    ].join('\n  ');
  });
  return [caption, ...written, ...(rest > 0 ? [`  ${document.restSays(rest)}`] : [])].join('\n');
}

function linkOf(cell: Cell | undefined, publicUrl: string): string[] {
  return cell?.path === undefined ? [] : [`${publicUrl}${cell.path}`];
}
