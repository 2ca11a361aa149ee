import { styleText } from 'node:util';
import type { Tone } from './describe.js';

type Format = Parameters<typeof styleText>[0];

const formats: Record<Tone, Format> = {
  plain: 'reset',
  calm: 'cyan',
  good: ['green', 'bold'],
  warn: 'yellow',
  bad: ['red', 'bold'],
};

/** Longer lines are hard to read; what is piped is this wide. */
const widest = 110;

/** Writes lines for a person: as wide as their terminal, and in colours where they see them and have not refused them. */
export class Terminal {
  private readonly width: number;
  private readonly coloured: boolean;
  /** Whether somebody is reading along. */
  readonly watched: boolean;

  constructor(
    private readonly out: NodeJS.WriteStream,
    env: NodeJS.ProcessEnv,
  ) {
    this.watched = out.isTTY;
    this.width = out.isTTY ? Math.min(widest, Math.max(60, out.columns)) : widest;
    this.coloured = out.isTTY && (env['NO_COLOR'] ?? '') === '';
  }

  line(text = ''): void {
    this.out.write(`${text}\n`);
  }

  /** Text that is broken between words; every line begins with `indent`, but the first with `first`. */
  paragraph(text: string, indent: string, first = indent, paint: (line: string) => string = (line) => line): void {
    let line = '';
    let begun = first;
    for (const word of text.split(' ')) {
      if (line !== '' && begun.length + line.length + 1 + word.length > this.width) {
        this.line(begun + paint(line));
        begun = indent;
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    this.line(begun + paint(line));
  }

  tone(tone: Tone, text: string): string {
    return tone === 'plain' ? text : this.paint(formats[tone], text);
  }

  bold(text: string): string {
    return this.paint('bold', text);
  }

  dim(text: string): string {
    return this.paint('dim', text);
  }

  private paint(format: Format, text: string): string {
    return this.coloured && text !== '' ? styleText(format, text, { validateStream: false }) : text;
  }
}
