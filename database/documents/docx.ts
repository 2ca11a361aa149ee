import type { Archive } from '../sheets/archive.js';
import { attribute, readXml } from '../sheets/xml.js';
import { documentLimits } from './document-limits.js';
import { tooLong, unreadable } from './unreadable.js';

const part = 'word/document.xml';

/**
 * The paragraphs of a Word document, cells of tables among them, as a person reads it: without what was deleted while changes were
 * tracked, and without runs that are set hidden. Headers, footnotes and comments are left out.
 */
export async function readDocx(archive: Archive): Promise<string[]> {
  if (!archive.has(part)) throw unreadable('This is an archive, and no Word document.', 'Paste its text.');
  const reading = new Paragraphs();
  try {
    await readXml(archive.read(part), reading);
  } catch (error) {
    if (reading.isTooLong) throw tooLong();
    if (isProtected(error)) throw unreadable('The document is protected by a password.', 'Save it without one.');
    throw unreadable('The document is damaged.', 'Open it, save it anew, or paste its text.');
  }
  return reading.lines;
}

const isProtected = (error: unknown): boolean => error instanceof Error && error.message.includes('password');

class Paragraphs {
  readonly lines: string[] = [];
  isTooLong = false;
  private line = '';
  private characters = 0;
  /** Depths of what is not read: what was deleted, and what a text box repeats for older programs. */
  private skipped = 0;
  private inText = false;
  private hidden = false;

  open = (name: string, attributes: Record<string, string>): void => {
    if (skips.has(name)) this.skipped += 1;
    if (name === 'r') this.hidden = false;
    if (name === 'vanish') this.hidden = !['0', 'false', 'off'].includes(attribute(attributes, 'val') ?? '');
    this.inText = name === 't' && this.skipped === 0 && !this.hidden;
    if (this.skipped > 0) return;
    if (name === 'tab' || name === 'br' || name === 'cr') this.line += ' ';
    if (name === 'noBreakHyphen') this.line += '-';
    if (name === 'p') this.endLine();
  };

  text = (text: string): void => {
    if (!this.inText) return;
    this.characters += text.length;
    if (this.characters > documentLimits.characters) {
      this.isTooLong = true;
      throw tooLong();
    }
    this.line += text;
  };

  close = (name: string): void => {
    if (skips.has(name)) this.skipped -= 1;
    if (name === 't') this.inText = false;
    if (name === 'p' && this.skipped === 0) this.endLine();
  };

  private endLine(): void {
    const line = this.line.replace(/\s+/g, ' ').trim();
    if (line !== '') this.lines.push(line);
    this.line = '';
  }
}

const skips = new Set(['del', 'moveFrom', 'Fallback', 'delText', 'instrText']);
