import { withGuard, withoutGuard } from './formula-guard.js';

it.each(['=1+1', '+65 1234', '-5', '@SUM(A1)', '\tx', '\r=1', '＝cmd', "'=1", "''=1"])(
  'guards %j, and gives it back',
  (text) => {
    expect(withGuard(text)).toBe(`'${text}`);
    expect(withoutGuard(withGuard(text))).toBe(text);
  },
);

it.each(['', 'plain', "'quoted'", '1-2', 'a=b', "O'Brien"])('leaves %j alone', (text) => {
  expect(withGuard(text)).toBe(text);
  expect(withoutGuard(text)).toBe(text);
});
