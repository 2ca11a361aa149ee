import { finished } from 'node:stream/promises';
import { readSheets } from '../../../database/sheets/read-sheets.js';
import { inFloors, longestTurn, unnoticed } from '../../floor/floor.js';
import type { ExportRow } from '../../../database/items/export-items.js';
import { columnName, escaped, rowXml } from '../../../apps/api/src/exports/sheet-xml.js';
import { xlsxStream } from '../../../apps/api/src/exports/write-sheet.js';

test('columns have the names that sheets give them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('what XML has no place for is written as spreadsheets do', () => {
  expect(escaped('a\u0001b\rc_x0041_ <&"> \uD800\uFFFF\tx\n')).toBe(
    'a_x0001_b_x000D_c_x005F_x0041_ &lt;&amp;&quot;&gt; \uFFFD_xFFFF_\tx\n',
  );
});

test('dates that Excel cannot count, and numbers that are none, are texts; what is empty is left out', () => {
  const row = rowXml(2, [new Date('1899-12-30T00:00Z'), NaN, null, '', new Date('2026-02-14T18:00Z'), 0.5], []);
  expect(row).toContain('<c r="A2" s="0" t="inlineStr"><is><t xml:space="preserve">1899-12-30</t></is></c>');
  expect(row).toContain('>NaN<');
  expect(row).toContain('<c r="E2" s="0"><v>46067.75</v></c><c r="F2" s="0"><v>0.5</v></c>');
  expect(row).not.toMatch(/r="[CD]2"/);
});

const columns = [
  { name: 'ID', width: 10, cell: (row: ExportRow) => row.id },
  { name: 'Title', width: 50, cell: (row: ExportRow) => row.title },
  {
    name: 'Due date',
    width: 18,
    cell: () => '',
    value: () => new Date('2026-02-14T18:00Z'),
    format: 'yyyy-mm-dd hh:mm',
  },
];

async function* batches(count: number): AsyncGenerator<ExportRow[]> {
  for (let from = 0; from < count; from += 1_000) {
    await Promise.resolve();
    yield Array.from({ length: Math.min(1_000, count - from) }, (_, at) => {
      const title = `Close gap ${from + at}, “and” show it ${'x'.repeat(at % 300)}`;
      return { id: `00${from + at}`, title } as ExportRow;
    });
  }
}

test('a workbook is read as it was written', async () => {
  const bytes = Buffer.concat(await xlsxStream(columns, batches(1_500)).toArray());
  const [sheet] = await readSheets(bytes, {});
  expect(sheet?.rows).toHaveLength(1_501);
  expect(sheet?.rows[0]?.cells).toEqual(['ID', 'Title', 'Due date']);
  expect(sheet?.rows[1_400]?.cells).toEqual([
    '001399',
    `Close gap 1399, “and” show it ${'x'.repeat(99)}`,
    '2026-02-14 18:00',
  ]);
});

test('20,000 rows hold nobody up', async () => {
  const floors = await inFloors(async () => {
    const turns = longestTurn();
    const out = xlsxStream(columns, batches(20_000));
    out.resume();
    await finished(out);
    return turns.end();
  });
  expect(floors).toBeLessThan(unnoticed);
});

test('nothing more is read for whoever has gone', async () => {
  let asked = 0;
  async function* endless(): AsyncGenerator<ExportRow[]> {
    for await (const rows of batches(1_000_000)) {
      asked += 1;
      yield rows;
    }
  }
  const out = xlsxStream(columns, endless());
  await new Promise((resolve) => out.once('readable', resolve));
  out.destroy();
  await new Promise((resolve) => out.once('close', resolve));
  const then = asked;
  for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
  expect(asked - then).toBeLessThanOrEqual(2);
});
