import { setTimeout as sleep } from 'node:timers/promises';
import { describe, type Words } from './describe.js';
import type { Rule } from './rules.js';
import type { Terminal } from './terminal.js';
import type { TrailEvent } from './trail.js';
import { dayOf, peopleText, stampText } from './words.js';

/** Where what is said of an event begins: below its record. */
const indent = ' '.repeat(26);

/** So that somebody who reads along can: a pause after each event, in ms. */
const pace = 150;

/** Prints events as they come: the local time, the record, what happened, and who was told why. */
export class Timeline {
  private lastDay: number | null = null;
  private readonly signatures = new Map<string, number>();

  constructor(
    private readonly terminal: Terminal,
    private readonly program: { name: string; zone: string; market: string; tollgateRule: Rule | undefined },
    private readonly rules: ReadonlyMap<string, Rule>,
  ) {}

  async print(events: TrailEvent[]): Promise<void> {
    for (const event of events) {
      this.separate(event);
      this.event(event, this.wordsOf(event));
      if (this.terminal.watched) await sleep(pace);
    }
  }

  private wordsOf(event: TrailEvent): Words {
    const record = event.item?.id ?? 'program';
    if (event.type === 'item.submitted') this.signatures.set(record, 0);
    if (event.type === 'item.signed' || event.type === 'item.done')
      this.signatures.set(record, (this.signatures.get(record) ?? 0) + 1);
    return describe(event, {
      rules: this.rules,
      zone: event.item?.zone ?? this.program.zone,
      programName: this.program.name,
      tollgateRule: this.program.tollgateRule,
      signatures: this.signatures.get(record) ?? 0,
    });
  }

  private event({ at, item, told }: TrailEvent, { label, tone, title, said, why, rule }: Words): void {
    const { terminal } = this;
    const stamp = terminal.dim(stampText(at, item?.zone ?? this.program.zone));
    const record = `${item?.market ?? this.program.market}  ${(item?.key ?? '').padEnd(5)}`;
    const what = terminal.tone(tone, label.padEnd(14));
    terminal.line(`${stamp}  ${record}  ${what}${terminal.bold(title ?? item?.title ?? '')}`.trimEnd());
    if (said !== undefined) terminal.paragraph(said, indent);
    if (told.length === 0) return;
    const because = [why, rule].filter((part) => part !== undefined).join('; ');
    terminal.paragraph(`${peopleText(told)} · ${because}`, `${indent}  `, `${indent}→ `);
  }

  /** A gap between days, with its length where nothing happened for longer. */
  private separate({ at }: TrailEvent): void {
    const day = dayOf(at, this.program.zone);
    const passed = this.lastDay === null ? 0 : day - this.lastDay;
    this.lastDay = day;
    if (passed > 0) this.terminal.line(passed > 1 ? this.terminal.dim(`\n  · · ·  ${passed} days later\n`) : '');
  }
}
