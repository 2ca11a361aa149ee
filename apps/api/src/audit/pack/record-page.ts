import type { PackedItem } from '../../../../../database/audit/packed.js';

/** What the readable document of a pack says. */
export interface RecordPage {
  called: string;
  title: string;
  madeAt: string;
  facts: object;
  items: readonly PackedItem[];
}

const special: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapedHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"]/g, (sign) => special[sign] ?? sign);
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{font-weight:600;background:#f4f4f4}code{font-size:.85em;overflow-wrap:anywhere}h2{margin-top:2rem}`;

/** The head of the document and what the record says of itself. */
export function pageBegins({ called, title, madeAt, facts, items }: RecordPage): string {
  const name = escapedHtml(title.startsWith(called) ? title : `${called} ${title}`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${name}</title><style>${style}</style></head><body>
<h1>${name}</h1>
<p>As it was at ${escapedHtml(madeAt)}. This page is for reading; what of it is proven, verify.html and verify_record_pack.py say.</p>
<h2>What it says</h2>
${valueHtml(facts)}
${
  items.length === 0
    ? ''
    : `<h2>Items</h2>\n${rowsHtml(
        ['Key', 'Title', 'State', 'Owner', 'Due'],
        items.map((one) => [one.key, one.title, one.status, one.owner, one.dueAt.toISOString()]),
      )}`
}
`;
}

export function pageEnds(): string {
  return '</body></html>\n';
}

/** What a table begins with; rows and `rowsEnd` follow. */
export function rowsBegin(title: string, head: readonly string[]): string {
  return `<h2>${escapedHtml(title)}</h2>\n<table><tr>${head.map((one) => `<th>${escapedHtml(one)}</th>`).join('')}</tr>\n`;
}

export function rowHtml(cells: readonly unknown[]): string {
  return `<tr>${cells.map((cell) => `<td>${valueHtml(cell)}</td>`).join('')}</tr>\n`;
}

export const rowsEnd = '</table>\n';

function rowsHtml(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return `<table><tr>${head.map((one) => `<th>${escapedHtml(one)}</th>`).join('')}</tr>\n${rows.map(rowHtml).join('')}${rowsEnd}`;
}

/** A value for people: objects as tables, lists one below the other. */
function valueHtml(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (value instanceof Date) return escapedHtml(value.toISOString());
  if (Array.isArray(value))
    return value.length === 0 ? '–' : value.map((one) => `<div>${valueHtml(one)}</div>`).join('');
  if (typeof value !== 'object') return escapedHtml(String(value)).replaceAll('\n', '<br>');
  const pairs = Object.entries(value);
  const [name] = pairs.flatMap(([key, one]) => (key === 'name' && typeof one === 'string' ? [one] : []));
  // A person, a program: by name.
  if (name !== undefined && pairs.every(([key]) => key === 'id' || key === 'name')) return escapedHtml(name);
  return `<table>${pairs.map(([key, one]) => `<tr><th>${escapedHtml(wordsOf(key))}</th><td>${valueHtml(one)}</td></tr>`).join('\n')}</table>`;
}

/** `dueAt` as `due at`. */
function wordsOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
