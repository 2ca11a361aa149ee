import { dateFormat, numberFormat, relativeFormat } from './formats.js';

const at = Date.UTC(2026, 1, 16, 10);
const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

test('a format is made once for its language, its zone and its way', () => {
  const singapore = dateFormat('en-GB', { ...hour, timeZone: 'Asia/Singapore' });
  expect(dateFormat('en-GB', { ...hour, timeZone: 'Asia/Singapore' })).toBe(singapore);
  expect(singapore.format(at)).toBe('18:00');
  expect(dateFormat('en-GB', { ...hour, timeZone: 'Asia/Jakarta' }).format(at)).toBe('17:00');
  expect(relativeFormat('en', { numeric: 'auto' }).format(1, 'day')).toBe('tomorrow');
  expect(relativeFormat('en', { numeric: 'always' }).format(1, 'day')).toBe('in 1 day');
  expect(relativeFormat('zh-CN', { numeric: 'auto' }).format(1, 'day')).toBe('明天');
  expect(numberFormat('en', { style: 'percent' }).format(0.25)).toBe('25%');
  expect(numberFormat('en', {}).format(0.25)).toBe('0.25');
});

test('what is no zone is refused each time', () => {
  const nowhere = (): unknown => dateFormat('en', { timeZone: 'Mars/Olympus' });
  expect(nowhere).toThrow(RangeError);
  expect(nowhere).toThrow(RangeError);
});
