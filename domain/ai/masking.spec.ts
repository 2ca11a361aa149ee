import { Masking, unmasked } from './masking.js';

test('names, addresses and numbers have one word each, in all texts, and come back', () => {
  const texts = [
    'Lin Mei Hua wrote to wei@example.com; LIN MEI HUA called +65 6123 4567. Lin Mei did not.',
    '林美华联系了 wei@example.com。Melinda is somebody else than Lin.',
  ];
  const masking = new Masking(['Lin Mei', 'Lin Mei Hua', '林美华', 'Melin'], texts.join('\n'));
  const [first, second] = texts.map((text) => masking.hide(text));
  expect(first).toBe('PERSON_1 wrote to EMAIL_1; PERSON_1 called PHONE_1. PERSON_2 did not.');
  expect(second).toBe('PERSON_3联系了 EMAIL_1。Melinda is somebody else than Lin.');
  expect(unmasked('PERSON_3 and PERSON_2 by EMAIL_1, not PERSON_9', masking.mask)).toBe(
    '林美华 and Lin Mei by wei@example.com, not PERSON_9',
  );
});

test('a word that stands in the texts already stands for nobody', () => {
  const text = 'PERSON_1 is how the form calls Wei Tan.';
  const masking = new Masking(['Wei Tan'], text);
  expect(masking.hide(text)).toBe('PERSON_1 is how the form calls PERSON_2.');
  expect(unmasked('PERSON_1 and PERSON_2', masking.mask)).toBe('PERSON_1 and Wei Tan');
});

test('a name with signs of patterns is a name', () => {
  const masking = new Masking(['J. (Joe) O’Neil*'], '');
  expect(masking.hide('Asked J. (Joe) O’Neil* twice.')).toBe('Asked PERSON_1 twice.');
});
