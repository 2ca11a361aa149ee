import type { Block, ReportDocument } from '../document.js';
import { reportHtml } from './html.js';
import { mostRows } from '../report.js';
import { reportText } from './text.js';

/** A mail program that is much used shows no more than 102 KB of a mail; what it quotes and encodes needs room besides. */
export const mostBytes = 96_000;

/** Rows of a list that are tried, one after the other. */
const tried = [mostRows, 6, 3, 1] as const;

export interface WrittenReport {
  subject: string;
  html: string;
  text: string;
  /** Lists are shorter than they were to be; it says so, and where the whole is. */
  isCut: boolean;
}

/** A report as it is sent: in as many bytes as mail programs show, its lists cut alike where that is too much. */
export function writtenReport(document: ReportDocument, publicUrl: string): WrittenReport {
  const encoder = new TextEncoder();
  let last: WrittenReport | null = null;
  for (const rows of tried) {
    const isCut = rows < mostRows;
    const some = isCut ? cutTo(document, rows) : document;
    last = {
      subject: document.subject,
      html: reportHtml(some, publicUrl, isCut),
      text: reportText(some, publicUrl, isCut),
      isCut,
    };
    if (encoder.encode(last.html).length <= mostBytes) return last;
  }
  if (last === null) throw new Error('a report is tried with some rows');
  return last;
}

function cutTo(document: ReportDocument, rows: number): ReportDocument {
  const sections = document.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => cutBlock(block, rows)),
  }));
  return { ...document, sections };
}

function cutBlock(block: Block, most: number): Block {
  if (block.kind !== 'table' || !block.mayBeCut || block.rows.length <= most) return block;
  return { ...block, rows: block.rows.slice(0, most), rest: block.rest + block.rows.length - most };
}
