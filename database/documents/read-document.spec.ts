import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { docxOf, pdfOf } from '../../test/factories/document.js';
import { zipOf } from '../../test/factories/workbook.js';
import { readDocument } from './read-document.js';

const linesOf = async (bytes: Buffer): Promise<string[]> => (await readDocument(bytes, {})).text.split('\n');

async function problemOf(bytes: Buffer): Promise<SpreadsheetProblem> {
  try {
    await readDocument(bytes, {});
  } catch (error) {
    if (error instanceof SpreadsheetProblem) return error;
    throw error;
  }
  throw new Error('it was read');
}

test('a PDF is read by paragraphs, in which sentences go on from line to line', async () => {
  const page = [
    'Mei will answer',
    'all appeals (of May) by Friday.',
    '',
    '',
    'Wei checks.',
    '- One point',
    '- another',
  ];
  expect(await linesOf(pdfOf([page, ['On a second page.']]))).toEqual([
    'Mei will answer all appeals (of May) by Friday.',
    'Wei checks.',
    '- One point',
    '- another',
    'On a second page.',
  ]);
});

test('a Word document is read as a person reads it', async () => {
  const text = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`;
  expect(
    await linesOf(
      docxOf([
        'Mei answers &amp; reports.',
        `${text('Wei ')}<w:del><w:r><w:delText>no longer</w:delText></w:r></w:del><w:ins>${text('checks')}</w:ins>`,
        `<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>${text('seen')}`,
        '<w:r><w:t>by</w:t><w:tab/><w:t>Friday</w:t><w:br/><w:t>noon</w:t></w:r>',
        '',
      ]),
    ),
  ).toEqual(['Mei answers & reports.', 'Wei checks', 'seen', 'by Friday noon']);
});

test('plain text is read, whatever its encoding', async () => {
  expect(await linesOf(Buffer.from('\ufeffMei checks.\r\nWei reports.', 'utf16le'))).toEqual([
    'Mei checks.',
    'Wei reports.',
  ]);
});

const encrypt =
  '/Encrypt << /Filter /Standard /V 1 /R 2 /O (................................) /U (................................) /P -4 >> /ID [(a) (a)]';

test.each([
  ['a PDF with a password', pdfOf([['Secret']], encrypt), 'unreadable-file', 'password'],
  ['a PDF that is damaged', Buffer.from('%PDF-1.7\n1 0 obj\n<< garbage'), 'unreadable-file', 'damaged'],
  ['a scanned PDF', pdfOf([[]]), 'unreadable-file', 'scanned'],
  ['a PDF of too many pages', pdfOf(Array.from({ length: 201 }, () => ['A'])), 'file-too-large', '200 pages'],
  [
    'a long PDF',
    pdfOf(Array.from({ length: 100 }, () => Array<string>(20).fill('x'.repeat(60)))),
    'file-too-large',
    '60000',
  ],
  ['a long document', docxOf(['x'.repeat(60_001)]), 'file-too-large', '60000'],
  ['a long text', Buffer.from('x '.repeat(30_001)), 'file-too-large', '60000'],
  ['a large file', Buffer.alloc(10 * 1024 * 1024 + 1, 'x'), 'file-too-large', '10 MB'],
  ['another archive', zipOf({ 'a.txt': 'x' }), 'unreadable-file', 'no Word document'],
  ['half an archive', docxOf(['A']).subarray(0, 100), 'unreadable-file', 'damaged'],
  [
    'XML with entities',
    zipOf({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>' }),
    'unreadable-file',
    'damaged',
  ],
  ['an old document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]), 'unreadable-file', '.doc'],
  [
    'a locked document',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
    'unreadable-file',
    'password',
  ],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'unreadable-file', 'no document'],
  ['a web page', Buffer.from('<!doctype html><p>Mei</p>'), 'unreadable-file', 'web page'],
  ['nothing', Buffer.from(' \n'), 'unreadable-file', 'no text'],
])('%s is refused with why', async (_, bytes, code, says) => {
  const problem = await problemOf(bytes);
  expect([problem.code, problem.detail]).toEqual([code, expect.stringContaining(says)]);
});
