import { SpreadsheetProblem } from '../../domain/import/problem.js';
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
      skipped: [],
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
    ['what is tentative', 'DTSTART;VALUE=DATE:20270501\nSTATUS:TENTATIVE\nSUMMARY:Off', 'is tentative'],
    ['a date that does not exist', 'DTSTART;VALUE=DATE:20270230\nSUMMARY:Off', 'with a date that exists'],
    ['a date that is none', 'DTSTART;VALUE=DATE:soon\nSUMMARY:Off', 'with a date that exists'],
    ['an empty date', 'DTSTART;VALUE=DATE:\nSUMMARY:Off', 'with a date that exists'],
    ['a line that is none', 'DTSTART\nSUMMARY:Off', 'cannot be read'],
    ['a rule that is none', 'DTSTART;VALUE=DATE:20270501\nRRULE:FREQ=NEVER\nSUMMARY:Off', 'cannot be read'],
    ['midnight without an end', 'DTSTART:20270501T000000\nSUMMARY:Off', 'time of day'],
    ['half a day', 'DTSTART;VALUE=DATE:20270501\nDURATION:PT12H\nSUMMARY:Off', 'time of day'],
    ['a year that nobody counts', 'DTSTART;VALUE=DATE:99991231\nSUMMARY:Off', 'lies outside'],
    [
      'an exception that does not exist',
      'DTSTART;VALUE=DATE:20270501\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20280230\nSUMMARY:Off',
      'does not exist',
    ],
    [
      'what is kept elsewhere',
      'DTSTART;VALUE=DATE:20270501\nDESCRIPTION:Public holiday in Johor\\, Kedah\nSUMMARY:Off',
      'is kept in Johor, Kedah only',
    ],
    ['a weekly rule', 'DTSTART;VALUE=DATE:20270501\nRRULE:FREQ=WEEKLY\nSUMMARY:Often', 'Name each date'],
    [
      'a yearly rule by weekday',
      'DTSTART;VALUE=DATE:20271125\nRRULE:FREQ=YEARLY;BYDAY=4TH;BYMONTH=11\nSUMMARY:T',
      'Name each',
    ],
  ])('rejects %s, and takes the others', (_, event, message) => {
    const { days, rejected } = read(ics('DTSTART;VALUE=DATE:20270101\nSUMMARY:New Year', event));
    expect(days).toEqual([day('2027-01-01', 'New Year')]);
    expect(rejected).toEqual([{ row: 2, message: expect.stringContaining(message) }]);
  });
});

describe('calendars as people export them', () => {
  const dates = (file: string, more: object = {}) => read(file, more).days.map(({ date }) => date);
  const event = (text: string) => `UID:a@x\nSUMMARY:Off\n${text}`;

  it.each([
    ['DESCRIPTION:Observance\\nTo hide observances\\, go to Google Calendar Settings > Holidays in Singapore'],
    ['DESCRIPTION:observance'],
    ['DESCRIPTION:Muslim observance'],
    ['DESCRIPTION:Perayaan\\nUntuk menyembunyikan perayaan'],
    ['DESCRIPTION:วันสำคัญ'],
    ['DESCRIPTION:纪念日'],
    ['DESCRIPTION:Not a public holiday'],
    ['CATEGORIES:Observance'],
    ['STATUS:CANCELLED'],
  ])('%s is no day off, and is said', (line) => {
    const { days, rejected, skipped } = read(
      ics(event(`DTSTART;VALUE=DATE:20271031\n${line}`), event('DTSTART;VALUE=DATE:20270101').replace('a@x', 'b@x')),
    );
    expect([days.map(({ date }) => date), rejected]).toEqual([['2027-01-01'], []]);
    expect(skipped).toEqual([{ row: 1, message: expect.stringMatching(/no day off|cancelled/) }]);
  });

  it.each([
    'DESCRIPTION:Public holiday',
    'DESCRIPTION:Public holiday\\nSee the gazette',
    'DESCRIPTION:Bring your own lunch',
    'TRANSP:OPAQUE',
  ])('%s leaves it a day off', (line) => {
    expect(dates(ics(event(`DTSTART;VALUE=DATE:20271031\n${line}`)))).toEqual(['2027-10-31']);
  });

  it('takes what is kept in some places where the calendar is one of them', () => {
    const file = ics(event('DTSTART;VALUE=DATE:20271211\nDESCRIPTION:Public holiday in Selangor'));
    expect(dates(file, { place: 'Malaysia, Selangor' })).toEqual(['2027-12-11']);
    expect(dates(file, { place: 'Malaysia, Johor' })).toEqual([]);
  });

  it('takes nothing of a calendar that calls off what it holds', () => {
    const file = ics(event('DTSTART;VALUE=DATE:20270101')).replace('VERSION:2.0', 'VERSION:2.0\r\nMETHOD:CANCEL');
    expect(read(file)).toMatchObject({ days: [], rejected: [], skipped: [{ row: 1 }] });
    expect(dates(file.replace('CANCEL', 'PUBLISH'))).toEqual(['2027-01-01']);
  });

  it('takes the last version of an event, wherever it stands', () => {
    const [first, moved, off] = [
      event('DTSTART;VALUE=DATE:20270310\nSEQUENCE:1'),
      event('DTSTART;VALUE=DATE:20270311\nSEQUENCE:2'),
      event('DTSTART;VALUE=DATE:20270311\nSEQUENCE:3\nSTATUS:CANCELLED'),
    ];
    expect(dates(ics(moved, first))).toEqual(['2027-03-11']);
    expect(read(ics(moved, first)).skipped).toEqual([{ row: 2, message: expect.stringContaining('later version') }]);
    expect(dates(ics(first, moved, off))).toEqual([]);
    const stamped = (day: string, at: string) => event(`DTSTART;VALUE=DATE:${day}\nDTSTAMP:${at}`);
    expect(dates(ics(stamped('20270311', '20260202T000000Z'), stamped('20270310', '20260101T000000Z')))).toEqual([
      '2027-03-11',
    ]);
  });

  it('loses no day of a file that gives one UID to all its events', () => {
    expect(dates(ics(event('DTSTART;VALUE=DATE:20270101'), event('DTSTART;VALUE=DATE:20270501')))).toHaveLength(2);
  });

  it('leaves out what is left out of a series, and moves what is moved', () => {
    const series = event('DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20270501');
    expect(dates(ics(series))).toEqual(['2026-05-01', '2028-05-01']);
    const moved = event('RECURRENCE-ID;VALUE=DATE:20280501\nDTSTART;VALUE=DATE:20280502');
    expect(dates(ics(series, moved))).toEqual(['2026-05-01', '2028-05-02']);
    const dropped = event('RECURRENCE-ID;VALUE=DATE:20280501\nDTSTART;VALUE=DATE:20280501\nSTATUS:CANCELLED');
    expect(dates(ics(series, dropped))).toEqual(['2026-05-01']);
    const more = event('DTSTART;VALUE=DATE:20260501\nRDATE;VALUE=DATE:20270502,20280502');
    expect(dates(ics(more))).toEqual(['2026-05-01', '2027-05-02', '2028-05-02']);
  });

  it.each([
    ['a date without VALUE=DATE', 'DTSTART:20280126', '2028-01-26'],
    ['an end that is its beginning', 'DTSTART;VALUE=DATE:20280126\nDTEND;VALUE=DATE:20280126', '2028-01-26'],
    [
      'midnight to midnight on the clocks of its zone',
      'DTSTART;TZID=Singapore Standard Time:20280126T000000\nDTEND;TZID=Singapore Standard Time:20280127T000000',
      '2028-01-26',
    ],
    ['midnight to midnight on no clocks', 'DTSTART:20280126T000000\nDTEND:20280127T000000', '2028-01-26'],
    [
      'a day that is marked as one',
      'DTSTART;TZID="W. Europe Standard Time":20280126T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      '2028-01-26',
    ],
    ['midnight to midnight there, written in UTC', 'DTSTART:20280125T160000Z\nDTEND:20280126T160000Z', '2028-01-26'],
    ['a day by its length', 'DTSTART:20280126T000000\nDURATION:PT24H', '2028-01-26'],
  ])('takes %s', (_, text, date) => {
    expect(read(ics(event(text)), { zone: 'Asia/Singapore' })).toMatchObject({ days: [{ date }], rejected: [] });
  });

  it('takes several days up to the end, which is not one of them', () => {
    const text = 'DTSTART;TZID=Asia/Bangkok:20270413T000000\nDTEND;TZID=Asia/Bangkok:20270416T000000';
    expect(dates(ics(event(text)))).toEqual(['2027-04-13', '2027-04-14', '2027-04-15']);
  });

  it('reads an alarm, a zone or a task as none of the event’s own', () => {
    const alarm = 'BEGIN:VALARM\nDESCRIPTION:Observance\nDURATION:PT5M\nTRIGGER:-PT5M\nEND:VALARM';
    const zone =
      'BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nRRULE:FREQ=NEVER\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n';
    const file = ics(event(`DTSTART;VALUE=DATE:20270101\n${alarm}`)).replace('BEGIN:VEVENT', `${zone}BEGIN:VEVENT`);
    expect(read(file)).toEqual({ days: [day('2027-01-01', 'Off')], rejected: [], skipped: [] });
  });

  it('tells an event that is cut off, and takes those before it', () => {
    const file = `${ics(event('DTSTART;VALUE=DATE:20270101')).replace('END:VCALENDAR\r\n', '')}BEGIN:VEVENT\r\nSUMMARY:Cut\r\nDTSTA`;
    expect(read(file)).toMatchObject({ days: [{ date: '2027-01-01' }], rejected: [{ row: 2 }] });
  });

  it('refuses a file of more events than a calendar has days', () => {
    const many = Array.from({ length: 5_001 }, (_, n) => `UID:${n}\nDTSTART;VALUE=DATE:20270101\nSUMMARY:Off`);
    expect(() => read(ics(...many))).toThrow(expect.objectContaining({ code: 'file-too-large' }));
  });
});

describe('tables', () => {
  it('takes dates, names and kinds, whatever the columns are called and divided by', () => {
    expect(read('Holidays of 2027\n\nHoliday;Date;Type\nLabour Day;2027-05-01;\nWorked;13/02/2027;make-up\n')).toEqual({
      days: [day('2027-02-13', 'Worked', 'working'), day('2027-05-01', 'Labour Day')],
      rejected: [],
      skipped: [],
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

  it('takes a stretch of days, whose last day counts', () => {
    const file = 'From,To,Name\n2027-02-05,2027-02-08,Tet\n2027-05-01,,Labour Day\n';
    expect(read(file).days.map(({ date }) => date)).toEqual([
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-05-01',
    ]);
    const odd = read('from,to,name\n2027-02-08,2027-02-05,Back\n2027-01-01,2027-12-31,Year\n2027-03-01,soon,Open\n');
    expect(odd.days).toEqual([]);
    expect(odd.rejected.map(({ message }) => message)).toEqual([
      expect.stringContaining('is before 2027-02-08'),
      expect.stringContaining('are 365 days'),
      expect.stringContaining('"soon" is not a date'),
    ]);
  });

  it.each([
    ['Date,Day,Holiday\n1 May 2027,Saturday,Labour Day\n'],
    ['Day,Date,Holiday\nSaturday,1 May 2027,Labour Day\n'],
    ['Day,From,Holiday\nSaturday,2027-05-01,Labour Day\n'],
    ['Day,Name\n2027-05-01,Labour Day\n'],
    ['Date,Name\n"Saturday, 1 May 2027",Labour Day\n'],
    ['Date,Name\n2027-05-01 (Sat),Labour Day\n'],
    ['วันที่,ชื่อวันหยุด\n2027-05-01,Labour Day\n'],
    ['TANGGAL,HARI LIBUR\n2027-05-01,Labour Day\n'],
    ['Ngày,Tên ngày lễ\n2027-05-01,Labour Day\n'.normalize('NFD')],
    ['日期,节日\n2027-05-01,Labour Day\n'],
    ['Tarikh,Hari,Cuti Umum\n2027-05-01,Sabtu,Labour Day\n'],
  ])('finds the dates, and not the weekdays, in %j', (file) => {
    expect(read(file)).toMatchObject({ days: [day('2027-05-01', 'Labour Day')], rejected: [] });
  });

  it('asks for dates where there are weekdays only', () => {
    expect(() => read('Day,Name\nSaturday,Labour Day\n')).toThrow(expect.objectContaining({ code: 'missing-columns' }));
  });

  it('passes over what is marked and worked, and says so', () => {
    const file =
      'date,name,kind\n2027-05-01,Labour Day,special_nonworking\n2027-05-10,Ploughing,government\n2027-06-01,Rizal,Special Working Day\n2027-06-02,X,cuti_bersama\n';
    const { days, rejected, skipped } = read(file);
    expect(days.map(({ date, kind }) => [date, kind])).toEqual([
      ['2027-05-01', 'off'],
      ['2027-06-01', 'ordinary'],
      ['2027-06-02', 'off'],
    ]);
    expect([rejected, skipped]).toEqual([[], [{ row: 3, message: expect.stringContaining('government') }]]);
  });

  it('is about one place: a list of several is refused', () => {
    const file = 'market,date,name\nSG,2027-05-01,Labour Day\nMY,2027-05-01,Labour Day\n';
    expect(() => read(file)).toThrow(expect.objectContaining({ code: 'ambiguous-columns' }));
    expect(read(file.replace('MY', 'SG')).days).toHaveLength(1);
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
  ['a damaged calendar', 'BEGIN:VCALENDAR\r\nwhat\r\n'],
  ['a picture', '\u0000\u0001\u0002'],
])('refuses %s', (_, text) => {
  expect(() => read(text)).toThrow(SpreadsheetProblem);
});
