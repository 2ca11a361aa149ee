import { asText } from './as-text.js';
import { draftAsks, isUnsupported, quotesOf, reasonOf, statedIn, triageAsks, type Stated } from './drafts.js';
import { tasks } from './tasks.js';
import { languageOf } from './language.js';

const sources = [{ key: 'CA-1', field: 'text', text: 'Wei Tan answered nine appeals within a minute.' }];
const mask = { PERSON_1: 'Wei Tan' };

test('statements are told with people as they are, and with where each quote stands', () => {
  const answer = {
    likelihood: 3,
    because: [
      { text: 'PERSON_1 was quick.', source: 'CA-1', quote: 'PERSON_1 answered nine appeals' },
      { text: 'Nobody read them.', source: 'CA-1', quote: 'nobody read them' },
    ],
  };
  const stated = statedIn(answer, tasks.case_triage.shape({ domains: [], leads: [] }), { sources, mask });
  expect(stated).toMatchObject([
    {
      field: 'because',
      text: 'Wei Tan was quick.',
      quote: { standing: 'same', text: 'Wei Tan answered nine appeals' },
    },
    { text: 'Nobody read them.', quote: { standing: 'not_found', text: null } },
  ]);
  expect(quotesOf(stated)).toEqual([
    { text: 'Wei Tan answered nine appeals', source: 'CA-1', place: 'text, word for word' },
  ]);
  expect(reasonOf(stated)).toContain('1 of its 2 statements');
  expect(reasonOf(stated)).toContain('Nobody read them. (no source was found)');
  expect(isUnsupported(stated)).toBe(false);
  expect(isUnsupported(stated.slice(1))).toBe(true);
});

test.each([
  ['![x](https://evil.example/?q=1)', 'x'],
  ['see https://evil.example/a?b=c now', 'see (address left out) now'],
  ['[press here](javascript:alert(1))', 'press here)'],
  ['<img src=x onerror=y>', '‹img src=x onerror=y›'],
  ['3 < 5', '3 ‹ 5'],
])('links and images are left out: %s', (said, text) => {
  expect(asText(said)).toBe(text);
});

const stated = (field: string, text: string): Stated => ({
  ...{ field, text },
  quote: { standing: 'same', text, key: 'CA-1', field: 'text' },
});

test('a draft leaves the cause alone that a signed analysis gives, and fields of which nothing is said', () => {
  const all = [
    stated('condition', 'A.'),
    stated('condition', 'B.'),
    stated('cause', 'C.'),
    stated('recommendations', 'D.'),
  ];
  expect(draftAsks(all, { causeCarried: true })).toMatchObject([
    { command: 'edit', arguments: { condition: 'A.\nB.', recommendations: ['D.'] } },
  ]);
  expect(draftAsks(all, { causeCarried: false })[0]?.arguments).toHaveProperty('cause', 'C.');
  expect(draftAsks([], { causeCarried: false })).toEqual([]);
});

test('a triage asks for one command, and for a second where it belongs elsewhere; a lead is one that was offered', () => {
  const now = { domain: 'appeals', stage: null, leadId: 'a', severityOf: () => 'high' as const };
  const choices = { domains: ['appeals'], leads: [{ word: 'lead-1', personId: 'b', open: 2 }] };
  const said = { likelihood: 4, impact: 4, domain: 'appeals', stage: null, lead: 'lead-1' };
  expect(triageAsks(said, [], now, choices)).toMatchObject([
    { command: 'triage', arguments: { likelihood: 4, impact: 4, leadId: 'b', due: { in: '10 working days' } } },
  ]);
  const elsewhere = triageAsks({ ...said, domain: 'quality', stage: 'appeals', lead: null }, [], now, choices);
  expect(elsewhere.map(({ command }) => command)).toEqual(['edit', 'triage']);
  expect(elsewhere[0]?.arguments).toEqual({ domain: 'quality', stage: 'appeals' });
  expect(elsewhere[1]?.arguments).not.toHaveProperty('leadId');
});

test.each([
  ['Appeals were rejected by the system and not by people', 'en'],
  ['Banding ditolak oleh sistem dan tidak dibaca', 'id'],
  ['Khiếu nại bị từ chối mà không ai đọc', 'vi'],
  ['คำอุทธรณ์ถูกปฏิเสธโดยไม่มีใครอ่าน', 'th'],
  ['申诉在一分钟内被驳回', 'zh'],
  ['12345', 'other'],
])('%s is counted as %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
