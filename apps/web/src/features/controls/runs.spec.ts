import { dayIn } from '../../lib/time.js';
import { performanceOf, stripOf, tallyOf } from './runs.js';

const run = (number: number, status: 'performed' | 'missed' | 'expected') => ({
  ...{ key: `OC-${number}`, run: number, date: `2026-12-0${number}`, status },
});

test('the strip goes from the oldest run to what comes, and only what became of runs is counted', () => {
  const cells = stripOf(
    [run(3, 'expected'), run(2, 'missed'), run(1, 'performed')],
    [{ date: '2026-12-04', at: '2026-12-04T01:00:00.000Z' }],
  );
  expect(cells.map(({ day, mark, run: number }) => [day, mark, number])).toEqual([
    ['2026-12-01', 'performed', 1],
    ['2026-12-02', 'missed', 2],
    ['2026-12-03', 'expected', 3],
    ['2026-12-04', 'coming', null],
  ]);
  expect(tallyOf(cells)).toEqual([
    ['performed', 1],
    ['missed', 1],
    ['expected', 1],
  ]);
});

test('today is that of the zone', () => {
  const at = Date.parse('2026-12-03T20:00:00Z');
  expect([dayIn('Asia/Singapore', at), dayIn('UTC', at)]).toEqual(['2026-12-04', '2026-12-03']);
});

test('of a performance only what was said is sent; what is no number is left to the API to refuse', () => {
  expect(performanceOf({ note: 'Read', links: '', population: '', doneOn: '2026-12-03' }, '2026-12-03')).toEqual({
    note: 'Read',
  });
  const said = { links: ' https://a.example/1\nhttps://a.example/2 ', population: '40', exceptions: 'two' };
  expect(performanceOf({ ...said, doneOn: '2026-12-02' }, '2026-12-03')).toEqual({
    ...{ links: ['https://a.example/1', 'https://a.example/2'], population: 40, exceptions: 'two' },
    doneOn: '2026-12-02',
  });
});
