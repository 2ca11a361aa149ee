import { readDate } from './date-value.js';

const day = (date: string, time: string | null = null, instant: number | null = null) => ({
  kind: 'plain',
  reading: { date, time, instant },
});

describe('a cell that is a date in one way only', () => {
  it.each([
    ['2025-02-14', '2025-02-14', null],
    ['2025/2/4', '2025-02-04', null],
    ['20250214', '2025-02-14', null],
    ['2025-02-14 17:30', '2025-02-14', '17:30'],
    ['2025-02-14T00:00:00', '2025-02-14', null],
    ['14 Feb 2025', '2025-02-14', null],
    ['Feb 14, 2025 5:30 pm', '2025-02-14', '17:30'],
    ['Friday, 14th February 2025', '2025-02-14', null],
    ['14 Ogos 2025', '2025-08-14', null],
    ['17 Agustus 2025', '2025-08-17', null],
    ['ngày 14 tháng 2 năm 2025', '2025-02-14', null],
    ['14 ก.พ. 2568', '2025-02-14', null],
    ['14 ก.พ. 70', '2027-02-14', null],
    ['๑๔ กุมภาพันธ์ พ.ศ. ๒๕๗๐', '2027-02-14', null],
    ['14 ก.พ. 27', '2027-02-14', null],
    ['14 Feb 27', '2027-02-14', null],
    ['14 tháng hai 2027', '2027-02-14', null],
    ['ngày 5 tháng mười một năm 2027', '2027-11-05', null],
    ['民國116年2月14日', '2027-02-14', null],
    ['令和元年5月1日', '2019-05-01', null],
    ['2025年2月14日', '2025-02-14', null],
    ['２０２５－０２－１４', '2025-02-14', null],
    ['03/03/2025', '2025-03-03', null],
    ['45702', '2025-02-14', null],
    ['45702.75', '2025-02-14', '18:00'],
  ])('%s', (text, date, time) => {
    expect(readDate(text)).toEqual(day(date, time));
  });

  it('keeps the instant where a zone is written with it', () => {
    expect(readDate('2025-02-14T17:30:00+08:00')).toEqual(day('2025-02-14', '17:30', Date.UTC(2025, 1, 14, 9, 30)));
  });

  it('counts serial numbers from 1904 in old workbooks of the Mac', () => {
    expect(readDate('44240', true)).toEqual(day('2025-02-14'));
  });
});

it('gives both readings where day and month could each come first', () => {
  expect(readDate('03/04/2025')).toEqual({
    kind: 'ordered',
    readings: {
      dmy: { date: '2025-04-03', time: null, instant: null },
      mdy: { date: '2025-03-04', time: null, instant: null },
    },
  });
});

it('gives one reading of an order where only one is a date', () => {
  expect(readDate('31/01/2025')).toMatchObject({ kind: 'ordered', readings: { dmy: { date: '2025-01-31' } } });
  expect(readDate('12-31-25')).toMatchObject({ kind: 'ordered', readings: { mdy: { date: '2025-12-31' } } });
});

it.each([
  '',
  'TBD',
  '2025-02-30',
  '29 Feb 2025',
  '31/13/2025',
  '12',
  '999999',
  '2025-02-14 25:00',
  'Q3 2025',
  // 1970, 2070, or 2027 of the Buddhist era.
  '14 Feb 70',
  '14/02/70',
  '1/2/3/4',
])('%s is no date', (text) => {
  expect(readDate(text)).toEqual({ kind: 'none' });
});

it('counts years of two digits by the Buddhist era where the column does', () => {
  expect(readDate('14/02/70', false, true)).toMatchObject({ readings: { dmy: { date: '2027-02-14' } } });
  expect(readDate('14/02/27', false, true)).toMatchObject({ readings: { dmy: { date: '2027-02-14' } } });
});
