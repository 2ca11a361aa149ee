import { detectAll } from 'jschardet';

/** The encodings of the markets, by the names that the detector has for them and their kin. */
const families: Record<string, string> = {
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-15': 'windows-1252',
  cp874: 'windows-874',
  'tis-620': 'windows-874',
  cp1258: 'windows-1258',
  big5: 'big5',
  gb18030: 'gb18030',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  shift_jis: 'shift_jis',
  cp932: 'shift_jis',
  'euc-jp': 'euc-jp',
  'euc-kr': 'euc-kr',
  cp949: 'euc-kr',
};

/** The detector takes a millisecond for a kilobyte. */
const enough = 48 * 1024;

/** How much surer of the first than of the second one must be. */
const lead = 1.4;

export interface Guess {
  /** The likeliest; null where none fits. */
  encoding: string | null;
  sure: boolean;
  /** All that fit, the likeliest first. */
  all: string[];
}

/** In which of the markets' encodings a text may be written that is not UTF-8. */
export function guessEncoding(bytes: Buffer): Guess {
  const likely = new Map<string, number>();
  for (const { encoding, confidence } of detectAll(tellingLines(bytes))) {
    const family = families[(encoding ?? '').toLowerCase()];
    if (family !== undefined && !likely.has(family) && isPlausible(family, bytes)) likely.set(family, confidence);
  }
  const ranked = [...likely].sort(([, a], [, b]) => b - a);
  const [first, second] = ranked;
  const sure = first !== undefined && first[1] >= lead * (second?.[1] ?? 0);
  return { encoding: first?.[0] ?? null, sure, all: ranked.map(([encoding]) => encoding) };
}

/** The lines that have other than ASCII in them, as far as is enough. */
function tellingLines(bytes: Buffer): Buffer {
  const lines: Buffer[] = [];
  let length = 0;
  let start = 0;
  let telling = false;
  for (let at = 0; at <= bytes.length && length < enough; at++) {
    const byte = bytes[at] ?? 10;
    if (byte > 127) telling = true;
    if (byte !== 10 && byte !== 13 && at - start < 4096) continue;
    if (telling) {
      lines.push(bytes.subarray(start, at + 1));
      length += at + 1 - start;
    }
    start = at + 1;
    telling = false;
  }
  return Buffer.concat(lines);
}

/** Whether the whole text is one in that encoding, and its letters stand as those of its languages do. */
function isPlausible(encoding: string, bytes: Buffer): boolean {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  const runs = text.match(/\P{ASCII}+/gu) ?? [];
  const share = (fits: (run: string) => boolean): number => runs.filter(fits).length / Math.max(1, runs.length);
  if (encoding === 'windows-1252') return share((run) => /^[\p{L}‘’“”–—…•€£©®°·«»¿¡×½¼¾]{1,3}$/u.test(run)) > 0.7;
  if (encoding.startsWith('windows-')) return share((run) => !/[\u0080-\u009f]/.test(run)) === 1;
  // No word is made of a Latin letter, one of the East and a Latin letter again.
  const between = text.match(/[A-Za-z]\P{ASCII}{1,2}[A-Za-z]/gu)?.length ?? 0;
  return between * 2 < Math.max(1, runs.length);
}
