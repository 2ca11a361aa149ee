import { itemsNamed, withoutItems } from './named-items.js';

test('the items that a text names with their titles are found; a key that somebody wrote is not', () => {
  expect(itemsNamed('Nothing holds up AI-2 “Train” (Leakage) any more: AI-19 “Clean the “old” data” is done.')).toEqual(
    [2, 19],
  );
  expect(itemsNamed('See AI-7, and FAI-3 “x”.')).toEqual([]);
});

test.each([
  ['“Train” waits: AI-1 “Clean” is done.', '“Train” waits: something that is not yours to see is done.'],
  ['AI-1 “Clean” (open), AI-2 “Train” (open)', 'Something that is not yours to see, AI-2 “Train” (open)'],
  ['of AI-1 “Clean” (Leakage (VN)): x', 'of something that is not yours to see: x'],
  ['AI-11 “Clean” and AI-1 “Clean”', 'AI-11 “Clean” and something that is not yours to see'],
  // It was called otherwise when this was written.
  ['after AI-1 “Clean the data”.', 'after something that is not yours to see.'],
])('%s', (text, without) => {
  expect(withoutItems(text, [{ number: 1, title: 'Clean' }])).toBe(without);
});

test('how many there are is not told', () => {
  const untold = [1, 2, 3].map((number) => ({ number, title: 'Clean' }));
  const text = 'waits for AI-1 “Clean” (open), AI-2 “Clean” (open), AI-9 “Train” (open), AI-3 “Clean” (done).';
  expect(withoutItems(text, untold)).toBe('waits for something that is not yours to see, AI-9 “Train” (open).');
});

test('where people have written nothing, keys alone are names too', () => {
  const untold = [{ number: 1, title: 'Clean' }];
  expect(itemsNamed('AI-1, AI-2 “x” of P', 'all')).toEqual([1, 2]);
  expect(withoutItems('AI-2, AI-1 of Detection was opened again', untold, 'all')).toBe(
    'AI-2, something that is not yours to see of Detection was opened again',
  );
  expect(withoutItems('See AI-1', untold)).toBe('See AI-1');
});

test('marks within a title end nothing', () => {
  const title = 'Fix “foo” now';
  expect(withoutItems(`AI-1 “${title}” is done`, [{ number: 1, title }])).toBe(
    'Something that is not yours to see is done',
  );
});
