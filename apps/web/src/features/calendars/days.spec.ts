import { daysOfSpan, intervalsOf, longestSpan } from './days.js';

test('a span has both its ends, over months and leap days', () => {
  expect(daysOfSpan('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(daysOfSpan('2027-05-02', '')).toEqual(['2027-05-02']);
});

test('a span that ends before it begins has no day, and one without end is cut', () => {
  expect([daysOfSpan('2027-05-02', '2027-05-01'), daysOfSpan('', '')]).toEqual([[], []]);
  expect(daysOfSpan('2027-01-01', '2099-01-01')).toHaveLength(longestSpan);
});

test('hours are read as people write them; what is none is left for the API to refuse', () => {
  expect(intervalsOf('09:00-13:00, 14:00 – 18:00')).toEqual([
    { from: '09:00', to: '13:00' },
    { from: '14:00', to: '18:00' },
  ]);
  expect(intervalsOf('nine')).toEqual([{ from: 'nine', to: '' }]);
});
