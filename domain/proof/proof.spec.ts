import { proofChange, proofText } from './proof.js';

test('who decides is told within how long they must have proved it', () => {
  expect(proofText({ maxAgeMinutes: 1 })).toContain('not longer than 1 minute before');
  expect(proofText({ maxAgeMinutes: 5 })).toContain('not longer than 5 minutes before');
});

test('a later version begins to ask, ends it, or asks for it nearer to the decision or farther from it', () => {
  const [five, nine] = [{ maxAgeMinutes: 5 }, { maxAgeMinutes: 9 }];
  expect(proofChange(null, five)).toBe('begins');
  expect(proofChange(five, null)).toBe('ends');
  expect(proofChange(nine, five)).toBe('shorter');
  expect(proofChange(five, nine)).toBe('longer');
  expect(proofChange(null, null)).toBeNull();
  expect(proofChange(five, { ...five })).toBeNull();
});
