import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { Archive } from '../sheets/archive.js';
import { decodeText, isBinary } from '../sheets/decode-text.js';
import { documentLimits } from './document-limits.js';
import { readDocx } from './docx.js';
import { readPdf } from './pdf.js';
import { tooLong, unreadable } from './unreadable.js';

/** The text of a document: a paragraph is a line. */
export interface DocumentText {
  text: string;
}

/**
 * The text of a PDF, a Word document or a plain text. What it is, its bytes say, and not its name.
 *
 * @throws SpreadsheetProblem `unreadable-file`, `file-too-large`, `unknown-encoding`
 */
export async function readDocument(bytes: Buffer, _options: Record<string, never>): Promise<DocumentText> {
  if (bytes.length > documentLimits.bytes)
    throw new SpreadsheetProblem(
      'file-too-large',
      `Documents of at most ${documentLimits.bytes / 1024 / 1024} MB are read. Save it with fewer pictures, or paste its text.`,
    );
  const text = (await linesOf(bytes)).join('\n').trim();
  if (!/\p{L}/u.test(text)) throw unreadable('There is no text in it.', 'Paste the text.');
  if (text.length > documentLimits.characters) throw tooLong();
  return { text };
}

async function linesOf(bytes: Buffer): Promise<string[]> {
  if (bytes.subarray(0, 1024).includes('%PDF-')) return readPdf(bytes);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readDocx(await opened(bytes));
  if (bytes.subarray(0, 4).equals(compound))
    throw unreadable(
      bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
        ? 'The document is protected by a password.'
        : 'This is an old Word document (.doc), or one of another program.',
      'Save it as .docx without a password, or paste its text.',
    );
  if (isBinary(bytes)) throw unreadable('This is no document with text.', 'A PDF, a .docx and plain text are read.');
  return plain(decodeText(bytes));
}

const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

async function opened(bytes: Buffer): Promise<Archive> {
  try {
    return await Archive.open(bytes);
  } catch {
    throw unreadable('The document is damaged.', 'Open it, save it anew, or paste its text.');
  }
}

function plain(text: string): string[] {
  const start = text.trimStart();
  if (/^<(?:!doctype|html|head|body|\?xml)[\s>]/i.test(start))
    throw unreadable('This is a web page or XML.', 'Paste its text.');
  if (start.startsWith('{\\rtf'))
    throw unreadable('This is a document in RTF.', 'Save it as .docx, or paste its text.');
  return text.split(/\r\n|\n|\r/);
}
