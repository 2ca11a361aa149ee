import { SpreadsheetProblem } from '../../domain/spreadsheet/problem.js';
import { readHolidayFile } from './holiday-file.js';

const at = Date.UTC(2026, 10, 24);

const read = (text: string, more: object = {}) => readHolidayFile(Buffer.from(text), { at, ...more });

function ics(...events: string[]): string {
  const lines = events.map((event) => `BEGIN:VEVENT\r\n${event.replaceAll('\n', '\r\n')}\r\nEND:VEVENT\r\n`);
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n${lines.join('')}END:VCALENDAR\r\n`;
}

const day = (date: string, name: string, kind = 'off') => ({ date, kind, name });

describe('calendar files', () => {
  it('takes whole days, several in a row, folded lines and escaped commas', () => {
    const file = ics(
      'DTSTART;VALUE=DATE:20270206\nDTEND;VALUE=DATE:20270208\nSUMMARY:Lunar\n  New Year',
      'DTSTART;VALUE=DATE:20270501\nSUMMARY:Labour Day\\, observed',
      'DTSTART;VALUE=DATE:20270809\nDURATION:P1D\nSUMMARY:National Day',
    );
    expect(read(file)).toEqual({
      days: [
        day('2027-02-06', 'Lunar New Year'),
        day('2027-02-07', 'Lunar New Year'),
        day('2027-05-01', 'Labour Day, observed'),
        day('2027-08-09', 'National Day'),
      ],
      rejected: [],
    });
  });

  it('takes what comes every year up to two years ahead, and for as long as it comes', () => {
    const file = ics(
      'DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY\nSUMMARY:Labour Day',
      'DTSTART;VALUE=DATE:20250601\nRRULE:FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1;UNTIL=20260601\nSUMMARY:Two years',
      'DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY\nSUMMARY:Leap day',
    );
    const { days, rejected } = read(file);
    expect(rejected).toEqual([]);
    expect(days.map(({ date }) => date)).toEqual([
      '2024-02-29',
      '2024-05-01',
      '2025-05-01',
      '2025-06-01',
      '2026-05-01',
      '2026-06-01',
      '2027-05-01',
      '2028-02-29',
      '2028-05-01',
    ]);
  });

  it('takes make-up days where it is told to', () => {
    const file = ics('DTSTART;VALUE=DATE:20270213\nSUMMARY:Worked');
    expect(read(file, { kind: 'working' }).days).toEqual([day('2027-02-13', 'Worked', 'working')]);
  });

  it('names two holidays of one day together', () => {
    const file = ics('DTSTART;VALUE=DATE:20270501\nSUMMARY:One', 'DTSTART;VALUE=DATE:20270501\nSUMMARY:Two');
    expect(read(file).days).toEqual([day('2027-05-01', 'One / Two')]);
  });

  it.each([
    ['a time of day', 'DTSTART:20270501T090000Z\nSUMMARY:Meeting', 'time of day'],
    ['no date', 'SUMMARY:When', 'has no DTSTART'],
    ['no name', 'DTSTART;VALUE=DATE:20270501', 'needs a name'],
    ['a term of school', 'DTSTART;VALUE=DATE:20270501\nDTEND;VALUE=DATE:20270901\nSUMMARY:School', 'lasts 123 days'],
    ['an end before its beginning', 'DTSTART;VALUE=DATE:20270501\nDTEND;VALUE=DATE:20270430\nSUMMARY:Back', 'lasts -1'],
    ['what is cancelled', 'DTSTART;VALUE=DATE:20270501\nSTATUS:CANCELLED\nSUMMARY:Off', 'is cancelled'],
    ['a weekly rule', 'DTSTART;VALUE=DATE:20270501\nRRULE:FREQ=WEEKLY\nSUMMARY:Often', 'Name each date'],
    [
      'a yearly rule by weekday',
      'DTSTART;VALUE=DATE:20271125\nRRULE:FREQ=YEARLY;BYDAY=4TH;BYMONTH=11\nSUMMARY:T',
      'Name each',
    ],
    [
      'a rule with exceptions',
      'DTSTART;VALUE=DATE:20270501\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20280501\nSUMMARY:E',
      'Name',
    ],
  ])('rejects %s, and takes the others', (_, event, message) => {
    const { days, rejected } = read(ics('DTSTART;VALUE=DATE:20270101\nSUMMARY:New Year', event));
    expect(days).toEqual([day('2027-01-01', 'New Year')]);
    expect(rejected).toEqual([{ row: 2, message: expect.stringContaining(message) }]);
  });
});

describe('tables', () => {
  it('takes dates, names and kinds, whatever the columns are called and divided by', () => {
    expect(read('Holidays of 2027\n\nHoliday;Date;Type\nLabour Day;2027-05-01;\nWorked;13/02/2027;make-up\n')).toEqual({
      days: [day('2027-02-13', 'Worked', 'working'), day('2027-05-01', 'Labour Day')],
      rejected: [],
    });
  });

  it('rejects bad rows by their number, and takes the others', () => {
    const file =
      'date,name,kind\n2027-05-01,Labour Day,off\n2027-02-30,No day,off\n2027-06-01,,off\n2027-07-01,Half,half\n2027-05-01,Again,working\n';
    const { days, rejected } = read(file);
    expect(days).toEqual([day('2027-05-01', 'Labour Day')]);
    expect(rejected.map(({ row }) => row).sort()).toEqual([3, 4, 5, 6]);
    expect(rejected.find(({ row }) => row === 6)?.message).toContain('stated above as off');
  });

  it('asks where dates could be read in two ways, and is told', () => {
    const file = 'date,name\n03/04/2027,Some day\n';
    expect(() => read(file)).toThrow(expect.objectContaining({ code: 'ambiguous-dates' }));
    expect(read(file, { dateOrder: 'dmy' }).days[0]?.date).toBe('2027-04-03');
  });
});

it.each([
  ['an empty file', ''],
  ['a table without the columns', 'a,b\n1,2\n'],
  ['a calendar without events', ics()],
  ['a damaged calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nwhat\r\n'],
  ['a picture', '\u0000\u0001\u0002'],
])('refuses %s', (_, text) => {
  expect(() => read(text)).toThrow(SpreadsheetProblem);
});
