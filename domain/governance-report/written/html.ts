import { Html, html } from '../../text/html.js';
import type { Block, Cell, ReportDocument, Section, Table } from '../document.js';

/**
 * Short, for a mail program shows so many bytes and no more. What one that leaves styles out must have stands at the elements: which
 * way numbers stand, and room in cells.
 */
const style = `
body{margin:0;background:#fff;color:#1b1f24;font:14px/1.45 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,'Noto Sans','PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif}
main{display:block;max-width:760px;margin:0 auto;padding:16px}
h1{font-size:22px;line-height:1.25;margin:0 0 8px}
h2{font-size:17px;line-height:1.3;margin:28px 0 8px;padding-top:10px;border-top:2px solid #1c5d99}
h3{font-size:14px;margin:16px 0 4px}
p{margin:8px 0}
table{width:100%;border-collapse:collapse;margin:6px 0 14px;font-size:13px}
caption{text-align:left;font-weight:bold;padding:8px 0 4px}
.twin caption{font-weight:normal;color:#3d4650}
th{font-weight:bold;color:#3d4650;border-bottom:1px solid #8a939e;vertical-align:bottom}
td,tbody th{border-bottom:1px solid #e3e7eb;vertical-align:top;overflow-wrap:anywhere}
tbody th{font-weight:normal;color:#1b1f24}
td[align=right]{white-space:nowrap;font-variant-numeric:tabular-nums}
a{color:#1c5d99}
svg{max-width:100%;height:auto;font:11px Arial,Helvetica,sans-serif}
@page{size:A4;margin:14mm 12mm 16mm}
@media print{main{max-width:none;padding:0}h2,h3,caption{page-break-after:avoid;break-after:avoid}tr,svg{page-break-inside:avoid;break-inside:avoid}thead{display:table-header-group}a{color:#1b1f24;text-decoration:none}}
`.trim();

/**
 * A report as one file that fetches nothing and runs nothing: it is read in a mail program, in a browser and on paper. What stands
 * beside each other is a table, for many mail programs know nothing else.
 *
 * @param publicUrl of this installation, to which links lead
 * @param isCut its lists are shorter than they were to be
 */
export function reportHtml(document: ReportDocument, publicUrl: string, isCut = false): string {
  const { language, title, lines, sections, page } = document;
  const url = `${publicUrl}${page.path}`;
  const head = html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <base target="_top" />
    ${new Html(`<style>${style}</style>`)}
  </head>`;
  const body = html`<body>
    <main>
      <h1>${title}</h1>
      ${lines.map((line) => html`<p>${line}</p>`)}${sections.map((section) => sectionHtml(section, document, publicUrl))}
      <p>${(isCut ? page.cutSays : page.says)('')} <a href="${url}">${url}</a></p>
    </main>
  </body>`;
  return `<!doctype html>\n<html lang="${language}">${withoutMargins(head)}${withoutMargins(body)}</html>\n`;
}

/** How the lines of a template stand in is of no meaning, and costs bytes. */
function withoutMargins({ text }: Html): string {
  return text.replaceAll(/\n\s*/g, '\n');
}

function sectionHtml({ id, title, blocks }: Section, document: ReportDocument, publicUrl: string): Html {
  const written = blocks.map((block, place) => blockHtml(block, `${id}-${place}`, document, publicUrl));
  return html`<h2 id="${id}">${title}</h2>
    ${written}`;
}

function blockHtml(block: Block, id: string, document: ReportDocument, publicUrl: string): Html {
  switch (block.kind) {
    case 'sentence':
      return html`<p>${block.text}</p>`;
    case 'chart':
      return html`<h3>${block.title}</h3>
        <div>${block.draw(id)}</div>`;
    case 'figures':
      return tableOf(
        null,
        html``,
        html`<tbody>
          ${block.figures.map(figureHtml)}
        </tbody>`,
      );
    case 'table':
      return tableHtml(block, id, document, publicUrl);
  }
}

function tableOf(twin: 'twin' | null, head: Html, body: Html): Html {
  return twin === null
    ? html`<table cellpadding="4">
        ${head}${body}
      </table>`
    : html`<table cellpadding="4" class="twin">
        ${head}${body}
      </table>`;
}

function figureHtml({ label, value, change }: { label: string; value: string; change: string | null }): Html {
  return html`<tr>
    <th scope="row" align="left">${label}</th>
    <td align="right"><b>${value}</b></td>
    <td>${change ?? ''}</td>
  </tr>`;
}

function tableHtml(table: Table, id: string, document: ReportDocument, publicUrl: string): Html {
  const { caption, columns, rows, rest, isTwin = false } = table;
  const heads = columns.map(({ name, number }) =>
    number ? html`<th scope="col" align="right">${name}</th>` : html`<th scope="col" align="left">${name}</th>`,
  );
  const cell = (of: Cell, at: number, place: number): Html => {
    const said = cellHtml(of, `${id}-${at}-${place}`, publicUrl);
    return columns[place]?.number ? html`<td align="right">${said}</td>` : html`<td>${said}</td>`;
  };
  const written = rows.map(
    (row, at) =>
      html`<tr>
        ${row.map((of, place) => cell(of, at, place))}
      </tr>`,
  );
  const more =
    rest > 0
      ? html`<tr>
          <td colspan="${columns.length}">${document.restSays(rest)}</td>
        </tr>`
      : html``;
  const head = html`<caption>
      ${isTwin ? document.twinSays : caption}
    </caption>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>`;
  return tableOf(
    isTwin ? 'twin' : null,
    head,
    html`<tbody>
      ${written}${more}
    </tbody>`,
  );
}

function cellHtml({ text, path, chart }: Cell, id: string, publicUrl: string): Html {
  const said = path === undefined ? html`${text}` : html`<a href="${publicUrl}${path}">${text}</a>`;
  return chart === undefined ? said : html`${chart.draw(id)}${text === '' ? said : html`<br />${said}`}`;
}
