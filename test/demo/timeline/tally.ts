import type { TrailEvent } from './trail.js';
import { countText } from './words.js';

/** What happened, counted from the trail while it is read. */
export class Tally {
  private readonly types = new Map<string, number>();
  private readonly levels = new Map<number, number>();
  private readonly people = new Set<string>();
  private messages = 0;
  private first = Infinity;
  private last = -Infinity;

  add(events: TrailEvent[]): void {
    for (const { type, data, told, at } of events) {
      this.types.set(type, this.of(type) + 1);
      if (type === 'item.escalated') {
        const level = Number(data['level']);
        this.levels.set(level, (this.levels.get(level) ?? 0) + 1);
      }
      this.messages += told.length;
      for (const { name } of told) this.people.add(name);
      this.first = Math.min(this.first, at);
      this.last = Math.max(this.last, at);
    }
  }

  of(type: string): number {
    return this.types.get(type) ?? 0;
  }

  /** Pairs of a name and a value, for the end. */
  summary(wallSeconds: number): [string, string][] {
    const levels = [...this.levels].sort(([a], [b]) => a - b).map(([level, times]) => `level ${level}: ${times}`);
    const signatures = this.of('item.signed') + this.of('item.done') + this.of('phase.passed');
    const granted = countText(this.of('item.extension_granted'), 'granted', 'granted');
    return [
      ['Action items', `${this.of('item.created')} entered, ${this.of('item.done')} done`],
      ['Reminders', String(this.of('item.reminded'))],
      ['Breaches', String(this.of('item.breached'))],
      [
        'Escalations',
        `${this.of('item.escalated')} (${levels.join(', ')}), acknowledged ${this.of('item.acknowledged')}`,
      ],
      ['Extensions', `${granted}, ${this.of('item.extension_refused')} refused`],
      ['Sign-off', `${signatures} signatures, ${this.of('item.sent_back')} sent back`],
      ['Tollgates', `${this.of('phase.passed')} passed`],
      ['Messages', `${this.messages} to ${countText(this.people.size, 'person', 'people')}`],
      ['Time', `${Math.round((this.last - this.first) / 86_400_000)} days of the program in ${wallSeconds} s`],
    ];
  }
}
