import { fewOf, type FileNote } from '../../domain/import/file-note.js';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { guessEncoding } from './guess-encoding.js';

/** The text of a file, and a note where its encoding was found out rather than known. */
export interface Decoded {
  text: string;
  note: FileNote | null;
}

/** Names that people and programs use and the standard of the Web does not know. */
const otherNames: Record<string, string> = {
  cp874: 'windows-874',
  cp1252: 'windows-1252',
  cp1258: 'windows-1258',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  utf16: 'utf-16le',
  'utf-16-le': 'utf-16le',
  'utf-16-be': 'utf-16be',
};

const usual = ['utf-8', 'windows-874', 'windows-1252', 'windows-1258', 'gb18030', 'big5', 'shift_jis', 'euc-kr'];

/**
 * The text of a file. What is stated counts; else a byte order mark; else it is UTF-8 where that is valid; else it is
 * found out from the text, where that can be done for sure.
 *
 * @throws SpreadsheetProblem `unknown-encoding` where it cannot, with how a line would read
 */
export function decodeFile(bytes: Buffer, stated: string | null): Decoded {
  if (stated !== null && stated.trim() !== '') return { text: asStated(bytes, stated.trim()), note: null };
  const marked = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (marked) return { text: cleaned(new TextDecoder(marked).decode(bytes)), note: null };
  const utf8 = strictly('utf-8', bytes) ?? withoutHalfCharacter(bytes);
  if (utf8 !== null && !isEscaped(bytes)) return { text: cleaned(utf8), note: null };
  refuseMixed(bytes);
  const guess = isEscaped(bytes) ? { encoding: 'iso-2022-jp', sure: true, all: [] } : guessEncoding(bytes);
  const text = guess.sure && guess.encoding !== null ? strictly(guess.encoding, bytes) : null;
  if (text === null || guess.encoding === null) throw unsure(bytes, guess.all);
  const { encoding } = guess;
  const told = `The text was taken to be written in ${encoding}: "${sampleOf(text)}". If that is wrong, say --encoding NAME.`;
  return { text: cleaned(text), note: { about: 'encoding', text: told, values: [encoding] } };
}

/** The text of a file whose encoding nobody states. */
export function decodeText(bytes: Buffer): string {
  return decodeFile(bytes, null).text;
}

/** Texts have no zero bytes, except in UTF-16, and few other characters that are none. */
export function isBinary(bytes: Buffer): boolean {
  if (markedEncoding(bytes) || unmarkedUtf16(bytes)) return false;
  const start = bytes.subarray(0, 8192);
  let controls = 0;
  for (const byte of start) {
    if (byte === 0) return true;
    if (byte < 32 && ![9, 10, 11, 12, 13, 27].includes(byte)) controls += 1;
  }
  return controls * 50 > start.length;
}

/** The line in which a text has a zero byte; null where it has none, or is no text besides. */
export function lineOfZero(bytes: Buffer): number | null {
  const at = markedEncoding(bytes) || unmarkedUtf16(bytes) ? -1 : bytes.indexOf(0);
  if (at < 0) return null;
  const start = bytes.subarray(0, 8192);
  const others = start.filter((byte) => byte !== 0);
  if (others.length * 10 < start.length * 9 || isBinary(Buffer.from(others))) return null;
  return bytes.toString('latin1', 0, at).split(/\r\n|\n|\r/).length;
}

function asStated(bytes: Buffer, stated: string): string {
  const name = stated.toLowerCase();
  let text: string | null;
  try {
    text = strictly(otherNames[name] ?? name, bytes);
  } catch {
    throw new SpreadsheetProblem(
      'unknown-encoding',
      `"${stated.slice(0, 50)}" is no encoding that is known. Some that are: ${usual.join(', ')}.`,
      { encodings: usual.map((encoding) => ({ encoding, sample: null })) },
    );
  }
  if (text !== null) return cleaned(text);
  throw new SpreadsheetProblem(
    'unknown-encoding',
    `The file is not written in ${stated}: some of its bytes mean nothing there. Leave the encoding out, or say another.`,
    { encodings: [] },
  );
}

/** Null where the bytes are no text in it. @throws RangeError for a name that is unknown */
function strictly(encoding: string, bytes: Buffer): string | null {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** A file that was cut off ends within a character. */
function withoutHalfCharacter(bytes: Buffer): string | null {
  for (let cut = 1; cut <= 3; cut++) {
    const text = strictly('utf-8', bytes.subarray(0, bytes.length - cut));
    if (text !== null) return /\P{ASCII}/u.test(text) ? text : null;
  }
  return null;
}

/** Some lines in UTF-8 and some in another encoding: whichever is taken, some names would be ruined. */
function refuseMixed(bytes: Buffer): void {
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = text.match(/\uFFFD+/g)?.length ?? 0;
  const good = text.match(/[\P{ASCII}--\uFFFD]/gv)?.length ?? 0;
  if (good < 4 || good <= 3 * bad) return;
  const lines = text.split(/\r\n|\n|\r/);
  const rows = lines.flatMap((line, index) => (line.includes('\uFFFD') ? [index + 1] : []));
  throw new SpreadsheetProblem(
    'unknown-encoding',
    `Most of the file is UTF-8, but not line ${fewOf(rows)}: texts of two encodings stand in it. Mend those lines, or save the file anew as UTF-8.`,
    { encodings: [], lines: rows.slice(0, 100) },
  );
}

function unsure(bytes: Buffer, encodings: string[]): SpreadsheetProblem {
  const could = encodings.flatMap((encoding) => {
    const text = strictly(encoding, bytes);
    return text === null ? [] : [{ encoding, sample: sampleOf(text) }];
  });
  const shown = could.slice(0, 4).map(({ encoding, sample }) => `--encoding ${encoding} ("${sample}")`);
  const say =
    shown.length > 0
      ? `Say which it is: ${shown.join(' or ')}.`
      : `Save it as UTF-8, or say which it is: --encoding NAME, such as ${usual.slice(1).join(', ')}.`;
  return new SpreadsheetProblem(
    'unknown-encoding',
    `The file is not UTF-8, and in which encoding it is written cannot be told for sure. ${say}`,
    { encodings: could },
  );
}

/** A few words of the first line in which the encoding matters. */
function sampleOf(text: string): string {
  const at = text.search(/\P{ASCII}/u);
  const start = Math.max(text.lastIndexOf('\n', at) + 1, at - 20, 0);
  return (
    text
      .slice(start, at + 30)
      .split(/[\r\n]/)[0]
      ?.toWellFormed()
      .trim() ?? ''
  );
}

/** Tone marks of Windows-1258 stand beside their letters; the mark at the beginning is no text. */
function cleaned(text: string): string {
  return text.replace(/^\uFEFF/, '').normalize('NFC');
}

function markedEncoding(bytes: Buffer): string | null {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return null;
}

/** The separators and line ends of a table have a zero byte each in UTF-16, all of them on the same side. */
function unmarkedUtf16(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 8192);
  if (start.length < 8 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) * 20 < start.length || Math.min(even, odd) > 0) return null;
  const encoding = odd > 0 ? 'utf-16le' : 'utf-16be';
  return strictly(encoding, start.subarray(0, start.length & ~3)) === null ? null : encoding;
}

/** ISO-2022-JP changes its alphabet by escapes, and has no byte above 127. */
function isEscaped(bytes: Buffer): boolean {
  return bytes.includes('\u001b$B') || bytes.includes('\u001b$@');
}

function startsWith(bytes: Buffer, mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
