/** A piece of a page, in the order in which it was written; `ends`: a line ends behind it. */
export interface Piece {
  text: string;
  ends: boolean;
  y: number;
  height: number;
}

interface Line {
  text: string;
  y: number;
  height: number;
}

/** A gap of so many heights is one between paragraphs. */
const wideGap = 1.9;
const beginsAnew = /^\s*(?:[-–—•·▪◦●○*]|\(?\d{1,3}(?:\.\d{1,3})*[.)、]|[a-z]\)|\([a-z]\))\s*/i;
const unspaced = /[\p{sc=Han}\p{sc=Thai}\p{sc=Hiragana}\p{sc=Katakana}，。、；：！？（）「」“”]/u;

/** The paragraphs of a page: a PDF knows lines alone, and a sentence goes on in the next one. */
export function paragraphsOf(pieces: readonly Piece[]): string[] {
  const paragraphs: string[] = [];
  let before: Line | null = null;
  for (const line of linesOf(pieces)) {
    const last = paragraphs.at(-1);
    if (before === null || last === undefined || isApart(before, line)) paragraphs.push(line.text);
    else paragraphs[paragraphs.length - 1] = joined(last, line.text);
    before = line;
  }
  return paragraphs;
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let text = '';
  let at: { y: number; height: number } | null = null;
  const end = (): void => {
    const said = text.replace(/\s+/g, ' ').trim();
    if (said !== '' && at !== null) lines.push({ text: said, ...at });
    text = '';
    at = null;
  };
  for (const piece of pieces) {
    text += piece.text;
    if (piece.text.trim() !== '') at ??= { y: piece.y, height: piece.height };
    if (piece.ends) end();
  }
  end();
  return lines;
}

function isApart(before: Line, line: Line): boolean {
  if (beginsAnew.test(line.text)) return true;
  const height = Math.max(before.height, line.height);
  return height > 0 && Math.abs(before.y - line.y) > height * wideGap;
}

function joined(before: string, line: string): string {
  const close = unspaced.test(before.at(-1) ?? '') && unspaced.test(line.at(0) ?? '');
  return `${before}${close ? '' : ' '}${line}`;
}
