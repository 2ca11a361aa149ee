import { placeOf, type Source } from './quotes.js';

const sources: Source[] = [
  { key: 'FI-1', field: 'condition', text: 'Appeals are answered by those who decided.' },
  {
    key: 'CA-7',
    field: 'text',
    text: 'Nine of ten  appeals\nwere “rejected” within a minute. 九成申诉在一分钟内被驳回。',
  },
  { key: 'CA-8', field: 'text', text: 'Khiếu nại bị từ chối mà không ai đọc.' },
];

test.each([
  ['word for word', 'FI-1', 'answered by those who decided', 'same', 'answered by those who decided', 'FI-1'],
  ['in another script', 'CA-7', '一分钟内被驳回', 'same', '一分钟内被驳回', 'CA-7'],
  [
    'with other white space and case',
    'CA-7',
    'nine of ten appeals were',
    'mended',
    'Nine of ten  appeals\nwere',
    'CA-7',
  ],
  ['with quotes of the keyboard', 'CA-7', 'were "rejected" within', 'mended', 'were “rejected” within', 'CA-7'],
  ['decomposed', 'CA-8', 'bị từ chối'.normalize('NFD'), 'mended', 'bị từ chối', 'CA-8'],
  ['of another record than it names', 'CA-8', 'Nine of ten', 'same', 'Nine of ten', 'CA-7'],
])('a quote %s', (_, key, text, standing, found, where) => {
  expect(placeOf({ key, text }, sources)).toMatchObject({ standing, text: found, key: where });
});

test.each([
  ['that stands nowhere', 'Sellers were paid to keep silent'],
  ['that leaves a word out', 'Appeals are answered by who decided'],
  ['of nothing', '   '],
  ['too short to say anything', 'a'],
])('a quote %s is no source', (_, text) => {
  expect(placeOf({ key: 'FI-1', text }, sources)).toEqual({
    standing: 'not_found',
    text: null,
    key: null,
    field: null,
  });
});

test('what is found stands in the source, wherever it begins', () => {
  const text = 'Ａ　Ｂ： ﬁle № 12 — “Über­prüfung” der   Straße, ĐÃ KIỂM TRA';
  const source = [{ key: 'CA-1', field: 'text', text }];
  for (const wanted of ['file No 12', 'über', 'STRASSE,', 'đã kiểm', 'überprüfung" der strasse']) {
    const { standing, text: found } = placeOf({ key: 'CA-1', text: wanted }, source);
    expect([wanted, standing]).toEqual([wanted, 'mended']);
    expect(text).toContain(found);
  }
});
