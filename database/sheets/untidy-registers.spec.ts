import { rowsOf, workbookOf, type WorkbookParts } from '../../test/factories/workbook.js';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { outlineOf, readRegister, type RegisterOptions } from './read-register.js';

/**
 * Files as people have them. What each must come to: an item of so much, a row that is rejected with its column and why, a
 * note, or a file that is refused. Nothing becomes something else in silence.
 */
interface Outcome {
  items: string[];
  rejected: string[];
  notes: string[];
  refused: string;
  /** Words of a state that somebody is asked about. */
  asked: string[];
}

async function outcomeOf(content: string | Buffer, options: RegisterOptions = {}): Promise<Partial<Outcome>> {
  const bytes = Buffer.from(content);
  try {
    const { table, reading } = await readRegister(bytes, options);
    const { statusWords } = await outlineOf(bytes, options);
    return {
      items: reading.drafts.map(({ externalId, title, owner, due, status, waitsFor }) =>
        [externalId, title, owner, due?.date, status, ...(waitsFor ?? [])].join(' | '),
      ),
      rejected: reading.rejections.map(({ row, column, message }) => `${row} ${column ?? '-'}: ${message}`),
      notes: table.notes.map(({ text }) => text),
      asked: statusWords.filter(({ means }) => means === null).map(({ word }) => word),
    };
  } catch (error) {
    if (!(error instanceof SpreadsheetProblem)) throw error;
    return { refused: `${error.code}: ${error.message}` };
  }
}

const header = 'ID,Title,Owner,Due,Status';
const good = 'A-1,Do it,Mei,2027-03-01,Open';
const item = 'A-1 | Do it | Mei | 2027-03-01 | open';
const csv = (...rows: string[]): string => `${[header, ...rows].join('\n')}\n`;
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const contains = (text: string): string[] => [expect.stringContaining(text) as string];

describe('texts', () => {
  it.each<[string, string | Buffer, object]>([
    ['a zero byte', csv('A-1,Do\u0000it,Mei,2027-03-01,Open'), { refused: expect.stringContaining('Line 2 has') }],
    [
      'a zero byte far down',
      `${csv(...Array.from({ length: 1_000 }, () => good))}x\u0000`,
      { refused: expect.stringContaining('Line 1002 has') },
    ],
    ['UTF-16 without a mark', utf16(csv(good)), { items: [item] }],
    ['UTF-16 the other way round', utf16(csv(good)).swap16(), { items: [item] }],
    [
      'UTF-16 in Chinese',
      utf16('编号,标题,负责人,截止日期,状态\nA-1,下架,王伟,2027-03-01,进行中\n'),
      { items: ['A-1 | 下架 | 王伟 | 2027-03-01 | in_progress'] },
    ],
    [
      'GB 18030',
      Buffer.from(
        'seC6xSyx6sziLLi61PDIyyy92Na5yNXG2izXtMysCkEtMSzPwrzcy/nT0Mnmz9PH1siotcTJzMa3LM31zrAsMjAyNy0wMy0wMSy9+NDQ1tAKQS0yLNbY0MLF4NG1yfO6y8jL1LGyorP2vt/WpMP3LMDuxMgsMjAyNy0wMy0wMSzS0c3qs8kK',
        'base64',
      ),
      { notes: expect.arrayContaining(contains('gb18030')) },
    ],
    ['a mark in the middle', `${header}\n\uFEFF${good}\n`, { items: [item] }],
    ['line ends within quotation marks', csv('A-1,"Do\r\nit",Mei,2027-03-01,Open'), { items: [item] }],
    [
      'tabs beside semicolons',
      `${header.replaceAll(',', ';')}\n${good.replaceAll(',', '\t')}\n${good.replace('A-1', 'A-2').replaceAll(',', ';')}\n`,
      { items: [item.replace('A-1', 'A-2')], rejected: contains('2 -: The row is one cell, with 4 times "tab" in it') },
    ],
    [
      'semicolons in one row',
      csv(good, 'A-2;Do;Mei;2027-03-01;Open', good.replace('A-1', 'A-3')),
      { rejected: contains('3 -: The row is one cell, with 4 times ";"') },
    ],
  ])('%s', async (_, content, expected) => {
    expect(await outcomeOf(content)).toMatchObject(expected);
  });
});

describe('rows that are no actions', () => {
  const bilingual = '编号,标题,负责人,截止日期,状态';
  const twice = { items: [item, item.replace('A-1', 'A-2')], asked: [], rejected: [] };
  const second = good.replace('A-1', 'A-2');
  it.each<[string, string, object]>([
    [
      'a header in two languages',
      csv(bilingual, good),
      { items: [item], asked: [], rejected: [], notes: contains('2') },
    ],
    ['a header on every page', csv(good, header, second), { ...twice, notes: contains('left out: 3') }],
    ['a title above', `Register\n\nAs of March\n${csv(good)}`, { items: [item], notes: contains('row 4') }],
    ['a cover of twenty lines', `${'About this,,,,\n'.repeat(20)}${csv(good)}`, { items: [item] }],
    ['groups of columns', `What,,Who,When,State\n${csv(good)}`, { items: [item], notes: contains('row 2') }],
    [
      'totals at the foot',
      csv(good, 'Total,1,,,'),
      { items: [item], rejected: contains('3 -: This is a row of totals') },
    ],
    ['totals in a title', csv(good, ',Total: 1 item,,,50%'), { items: [item], rejected: contains('row of totals') }],
    ['totals in Thai', csv(good, 'รวมทั้งสิ้น,1,,,'), { items: [item], rejected: contains('row of totals') }],
    ['totals in Chinese', csv(good, '合计,,1,,'), { items: [item], rejected: contains('row of totals') }],
    [
      'names of sections',
      csv('Phase 1,,,,', good),
      { items: [item], rejected: contains('2 Title: The title is empty') },
    ],
    ['no header at all', `${good}\n`, { refused: expect.stringContaining('missing-columns') }],
  ])('%s', async (_, content, expected) => {
    expect(await outcomeOf(content)).toMatchObject(expected);
  });

  it('are none though a rule and somebody are said for rows without', async () => {
    const options = { defaultOwner: 'Mei', dueRule: '2027-01-01' };
    const content = csv('Total,1,,,', 'A-2,Total recall of the toys,,,Open');
    expect(await outcomeOf(content, options)).toMatchObject({
      items: ['A-2 | Total recall of the toys | Mei |  | open'],
      rejected: contains('2 -: This is a row of totals'),
    });
  });
});

describe('columns', () => {
  it.each<[string, string, object]>([
    [
      'the due date twice',
      `${header},Due\n${good},2028-03-01\n`,
      { refused: expect.stringContaining('"Due", "Due (2)"') },
    ],
    [
      'two that items could wait for',
      `${header},Depends on,Predecessors\n${good},A-2,A-3\n`,
      { items: [item], notes: contains('Each of "Depends on", "Predecessors" could be the dependsOn') },
    ],
    ['a note twice', `${header},Note,Note\n${good},x,y\n`, { items: [item], notes: [] }],
  ])('%s', async (_, content, expected) => {
    expect(await outcomeOf(content)).toMatchObject(expected);
  });
});

describe('dates in a column', () => {
  const dues = (...texts: string[]): string =>
    `ID,Title,Owner,Due\n${texts.map((text, n) => `A-${n},Do,Mei,"${text}"\n`).join('')}`;
  const read = async (...texts: string[]): Promise<unknown> => {
    const { items, rejected, refused } = await outcomeOf(dues(...texts));
    return refused ?? [...(items ?? []).map((text) => text.split(' | ')[3]), ...(rejected ?? [])];
  };

  it.each([
    ['31 ธันวาคม 2569', '2026-12-31'],
    ['31 ธ.ค. 69', '2026-12-31'],
    ['31/12/2569', '2026-12-31'],
    ['民國115年12月31日', '2026-12-31'],
    ['中華民國115年12月31日', '2026-12-31'],
    ['令和8年12月31日', '2026-12-31'],
    ['31 Desember 2026', '2026-12-31'],
    ['31 Disember 2026', '2026-12-31'],
    ['31 tháng 12, 2026', '2026-12-31'],
    ['Thu 31st of December, 2026', '2026-12-31'],
    ['31. 12. 2026', '2026-12-31'],
    ['46387', '2026-12-31'],
    ['\u200e31/12/2026', '2026-12-31'],
  ])('%s is that day', async (text, day) => {
    expect(await read(text)).toEqual([day]);
  });

  it.each([
    ...[
      'Q3 2026',
      'EOM',
      'ASAP',
      'Dec-26',
      'Dec 2026',
      '2026',
      '12/2026',
      '31/12',
      'next Friday',
      '3 days',
      'true',
      '100%',
    ],
    ...[
      '1899-12-31',
      '9999-12-31',
      '0001-01-01',
      '2027-02-29',
      '31/04/2027',
      '115/12/31',
      '2026年12月底',
      '60',
      '261231',
    ],
    ...['2026-12-31?', '31/12/2026 → 15/01/2027', '2026-12-31 24:00', '31/12/69', '2/1/99'],
    ...['1900-01-01', '1/1/1970', '1904-01-01'],
  ])('%s is no day for sure, and rejected with its place', async (text) => {
    expect(await read(text)).toEqual(contains('2 Due: '));
  });

  it.each([
    ['day first beside month first', '31/12/26', '12/31/26'],
    ['day first, month first, and what could be either', '31/12/26', '30/12/26', '12/31/26', '03/04/26'],
    ['the same with whole years', '31/12/2026', '12/31/2026'],
    ['what could be either', '03/04/2026'],
    ['a year of two digits that could be a day', '31/12/26'],
  ])('%s are asked about', async (_, ...texts) => {
    expect(await read(...texts)).toContain('ambiguous-dates');
  });

  it('serial numbers beside ISO dates are days', async () => {
    expect(await read('2027-01-01', '46388')).toEqual(['2027-01-01', '2027-01-01']);
  });

  it('of completion that are still to come make nothing done', async () => {
    const content = `ID,Title,Owner,Due,Completion date\nA-1,Do,Mei,2027-03-01,2026-03-01\nA-2,Do,Mei,2027-03-01,2098-03-01\n`;
    expect(await outcomeOf(content, { today: '2026-11-01' })).toMatchObject({
      items: ['A-1 | Do | Mei | 2027-03-01 | done'],
      rejected: contains('3 Completion date: "2098-03-01" lies in the future'),
    });
  });
});

describe('states', () => {
  it.each([
    ...[
      'Closed?',
      'Done 50%',
      'Closed (40%)',
      'Open 100%',
      'In progress (100%)',
      'Not closed',
      'Closed (not verified)',
    ],
    ...['90% complete', 'Y', '✓', 'TRUE', '1', '0.5', '-', 'TBD', '2026-12-31', 'Pending closure', 'Mei to close'],
  ])('%s is asked about', async (word) => {
    expect(await outcomeOf(csv(good.replace('Open', word)))).toMatchObject({ asked: [word] });
  });

  it.each([
    ['เสร็จแล้ว', 'done'],
    ['ยังไม่เสร็จ', 'open'],
    ['đang tiến hành', 'in_progress'],
    ['tạm dừng', 'on_hold'],
    ['未完成', 'open'],
    ['已完成', 'done'],
    ['belum selesai', 'open'],
    ['ditunda', 'on_hold'],
    ['In progress (40%)', 'in_progress'],
    ['On hold (40%)', 'on_hold'],
    ['Done 100%', 'done'],
  ])('%s is %s', async (word, status) => {
    const { items, asked } = await outcomeOf(csv(good.replace('Open', word)));
    expect({ items, asked }).toEqual({ items: [item.replace(/open$/, status)], asked: [] });
  });

  it('with a question mark is another word than without, and can be said', async () => {
    const options = { statusWords: { 'closed?': 'in_progress' } } as const;
    expect(
      await outcomeOf(csv(good.replace('Open', 'Closed?'), 'A-2,Do it,Mei,2027-03-01,Closed'), options),
    ).toMatchObject({
      items: [item.replace(/open$/, 'in_progress'), item.replace('A-1', 'A-2').replace(/open$/, 'done')],
    });
  });
});

describe('ids', () => {
  it('that differ in zeros only are several, and one that stands there twice is told', async () => {
    const rows = ['00001', '1', 'A-01', 'A-1', 'A-1'].map((id) => good.replace('A-1', id));
    const { items, rejected } = await outcomeOf(csv(...rows));
    expect(items?.map((text) => text.split(' | ')[0])).toEqual(['00001', '1', 'A-01', 'A-1']);
    expect(rejected).toEqual(contains('6 ID: The id "A-1" is already used in row 5'));
  });

  it('of which a spreadsheet program has made a number or a date are told', async () => {
    const rows = ['1.23457E+12', '2026-03-01', 'A-1'].map((id) => good.replace('A-1', id));
    expect(await outcomeOf(csv(...rows))).toMatchObject({
      notes: contains('these ids: "1.23457E+12" (row 2), "2026-03-01" (row 3).'),
    });
  });
});

describe('what items wait for', () => {
  it.each(['-', '—', 'none', 'N/A', '无', 'không có', 'tidak ada'])('is nothing where it says %s', async (text) => {
    const { items } = await outcomeOf(`ID,Title,Owner,Due,Depends on\nA-1,Do,Mei,2027-03-01,${text}\n`);
    expect(items).toEqual(['A-1 | Do | Mei | 2027-03-01 | open']);
  });
});

describe('workbooks', () => {
  const columns = header.split(',');
  type Cells = Parameters<typeof rowsOf>[0][number];
  const book = (rows: Cells[], more: Partial<WorkbookParts> = {}): Buffer =>
    workbookOf({ sheets: { Actions: rowsOf([columns, ...rows]) }, formats: ['d/m/yyyy', '0%', '[h]:mm'], ...more });
  const due = (v: number, s = 1): Cells => ['A-1', 'Do it', 'Mei', { v, s }, 'Open'];
  const dated = (day: string): object => ({ items: [item.replace('2027-03-01', day)] });

  it.each<[string, Buffer, object]>([
    ['a date', book([due(46_387)]), dated('2026-12-31')],
    ['a date as a bare number', book([due(46_387, 0)]), dated('2026-12-31')],
    ['a date that counts from 1904', book([due(44_925)], { date1904: true }), dated('2026-12-31')],
    ['day nought', book([due(0)]), { rejected: contains('2 Due: ') }],
    ['day one', book([due(1)]), { rejected: contains('stands where a program has no date') }],
    ['a day before all', book([due(-5)]), { rejected: contains('2 Due: ') }],
    ['a day after all', book([due(2_958_466)]), { rejected: contains('2 Due: "1/1/10000" is not a date') }],
    ['a duration', book([due(2.5, 3)]), { rejected: contains('2 Due: "60:00" is not a date') }],
    ['a share', book([due(0.5, 2)]), { rejected: contains('2 Due: "50%" is not a date') }],
    [
      'a truth as a date',
      book([['A-1', 'Do it', 'Mei', { v: 1, t: 'b' }, 'Open']]),
      { rejected: contains('2 Due: "TRUE"') },
    ],
    ['a truth as a state', book([['A-1', 'Do it', 'Mei', '2027-03-01', { v: 1, t: 'b' }]]), { asked: ['TRUE'] }],
    [
      'a share as a state',
      book([['A-1', 'Do it', 'Mei', '2027-03-01', { v: 0.5, s: 2 }]]),
      { items: [item.replace('open', 'in_progress')] },
    ],
    [
      'a sum at the foot',
      book([
        ['A-1', 'Do it', 'Mei', '2027-03-01', 'Open'],
        ['Total', { v: 1 }, null, null, null],
      ]),
      { items: [item], rejected: contains('3 -: This is a row of totals') },
    ],
  ])('%s', async (_, content, expected) => {
    expect(await outcomeOf(content)).toMatchObject(expected);
  });
});
