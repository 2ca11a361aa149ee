import { DateTime } from 'luxon';
import { markets } from '../program/people.js';
import type { Market } from '../program/story.js';
import type { Terminal } from '../timeline/terminal.js';
import type { Chapter } from './chapter.js';
import type { Happened } from './unasked.js';

interface Deed {
  /** Epoch ms. */
  at: number;
  market: Market;
  name: string;
  says: string;
  came: string[];
}

const indent = ' '.repeat(22);

/** How the story looks on a terminal. */
export class Pages {
  private count = 0;

  constructor(private readonly terminal: Terminal) {}

  chapter({ title, about }: Chapter): void {
    const { terminal } = this;
    this.count += 1;
    terminal.line();
    terminal.line(terminal.bold(`${this.count}. ${title}`));
    terminal.paragraph(about, '   ', '   ', (line) => terminal.dim(line));
    terminal.line();
  }

  deed({ at, market, name, says, came }: Deed): void {
    const { terminal } = this;
    terminal.paragraph(`${name} ${says}.`, indent, `  ${when(at, market)}  ${market}  `);
    for (const line of came)
      terminal.paragraph(line, `${indent}  `, `${indent}→ `, (text) => terminal.tone('calm', text));
  }

  /** What nobody asked for: a date came. */
  byItself({ at, market, key, summary, told }: Happened): void {
    const { terminal } = this;
    const who = told.length === 0 ? '' : ` Told: ${told.join(', ')}.`;
    terminal.paragraph(
      `${key} ${summary}.${who}`.replaceAll('..', '.'),
      indent,
      `  ${when(at, market)}  ${market}  `,
      (line) => terminal.tone('warn', line),
    );
  }
}

function when(at: number, market: Market): string {
  return DateTime.fromMillis(at, { zone: markets[market].zone, locale: 'en' }).toFormat('ccc d LLL HH:mm').padEnd(16);
}
