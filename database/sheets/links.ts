import type { Archive } from './archive.js';
import type { SheetReader } from './sheet-reader.js';
import { relationsOf } from './workbook.js';

/** Adds to the texts of cells where their links lead, if the text does not say so itself. */
export async function addLinks(archive: Archive, path: string, { links, cells }: SheetReader): Promise<void> {
  if (links.length === 0) return;
  const relations = await relationsOf(archive, path);
  for (const { row, column, relation } of links) {
    const target = relations.get(relation)?.target ?? '';
    const text = cells.at(row)?.cells[column - 1] ?? '';
    // Places within the workbook mean nothing outside it.
    if (!/^[a-z][a-z0-9+.-]*:/i.test(target) || target.length > 2_000) continue;
    const linked = linkText(text, target);
    if (linked !== text) cells.put(row, column, linked);
  }
}

/** A person linked by an address is told by the address; a text under which a page lies keeps the page. */
function linkText(text: string, link: string): string {
  const target = link.replace(/^mailto:/i, '');
  if (text.includes(target)) return text;
  if (text === '') return target;
  return link === target ? `${text} ${target}` : `${text} <${target}>`;
}
