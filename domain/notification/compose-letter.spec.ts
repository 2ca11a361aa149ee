import { proofText } from '../proof/proof.js';
import { composeLetter, type LetterMessage } from './compose-letter.js';

let id = 0;
const message = (kind: LetterMessage['kind'], record: string, title: string): LetterMessage => ({
  id: (id += 1),
  kind,
  title,
  body: '',
  at: 0,
  subjectKind: 'action_item',
  subjectId: record,
  record,
  programName: 'Leakage',
});
const subjectOf = (...messages: LetterMessage[]): string =>
  composeLetter({
    id: 'd',
    to: { name: 'Lin', timeZone: 'UTC' },
    messages,
    linksOf: () => [],
    readUrl: null,
    publicUrl: '',
  }).subject;

test('the subject of a letter is true of all that is in it', () => {
  const late = (record: string) => message('level', record, `Level 1: ${record} is overdue`);
  const off = message('cancelled', 'AI-2', 'AI-2 was cancelled');
  expect(subjectOf(late('AI-1'))).toBe('Level 1: AI-1 is overdue');
  expect(subjectOf(off, late('AI-1'))).toBe('1 escalation and 1 other message: AI-1, AI-2');
  expect(subjectOf(off, message('held', 'AI-2', 'AI-2 is on hold'))).toBe('2 messages: AI-2');
  expect(subjectOf(...[1, 2, 3, 4, 5].map((n) => late(`AI-${n}`)))).toBe('5 escalations: AI-1, AI-2, AI-3 and 2 more');
});

test('whoever is asked to prove who they are is told so beside the links that decide, once, in a letter of one and of several', () => {
  const proof = { maxAgeMinutes: 5 };
  const links = ['Approve', 'Send back'].map((label) => ({ label, url: label, style: 'plain' as const, proof }));
  const bodyOf = (messages: LetterMessage[], linksOf: () => typeof links): string[] =>
    composeLetter({ id: 'd', to: { name: 'Lin', timeZone: 'UTC' }, messages, linksOf, readUrl: null, publicUrl: '' })
      .sections.flatMap(({ entries }) => entries)
      .map(({ body }) => body);
  const one = message('level', 'AI-1', 'AI-1 waits');
  const two = message('level', 'AI-2', 'AI-2 waits');
  for (const messages of [[one], [one, two]])
    for (const body of bodyOf(messages, () => links)) expect(body.split(proofText(proof))).toHaveLength(2);
  expect(bodyOf([one], () => [])).toEqual(['']);
});
