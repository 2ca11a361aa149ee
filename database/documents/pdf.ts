import { getDocumentProxy } from 'unpdf';
import { documentLimits } from './document-limits.js';
import { paragraphsOf, type Piece } from './paragraphs.js';
import { tooLong, unreadable } from './unreadable.js';

/**
 * The paragraphs of a PDF, page by page. Nothing of it is run, fetched or drawn. One that is a picture of a text has none, and is
 * refused: nothing here recognises letters.
 */
export async function readPdf(bytes: Buffer): Promise<string[]> {
  const pdf = await opened(bytes);
  try {
    if (pdf.numPages > documentLimits.pages) throw tooLong();
    const lines: string[] = [];
    let characters = 0;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item): Piece[] => ('str' in item ? [pieceOf(item)] : []));
      const found = paragraphsOf(pieces);
      characters += found.reduce((sum, line) => sum + line.length, 0);
      if (characters > documentLimits.characters) throw tooLong();
      lines.push(...found);
      page.cleanup();
    }
    if (lines.length === 0)
      throw unreadable(
        'The PDF has no text: it may be a scanned picture of one.',
        'Have its text recognised first, or paste it.',
      );
    return lines;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function opened(bytes: Buffer): Promise<Pdf> {
  try {
    // Its own copy: the bytes are handed on to where it is parsed.
    return await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: 0,
    });
  } catch (error) {
    if ((error as { name?: string }).name === 'PasswordException')
      throw unreadable('The PDF is protected by a password.', 'Save it without one, or paste its text.');
    throw unreadable('The PDF is damaged.', 'Save it anew, or paste its text.');
  }
}

function pieceOf(item: { str: string; hasEOL: boolean; transform: number[]; height: number }): Piece {
  return { text: item.str, ends: item.hasEOL, y: item.transform[5] ?? 0, height: item.height };
}
