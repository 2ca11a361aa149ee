import { dateFormat, listFormat } from './formats.js';
import type { Clock } from './time.js';
import type { Sentences } from '../texts/sentences/sentences.js';
import { templateOf, type Slot, type Template } from './sentence-template.js';

/** Longer ones are not sentences of ours: what people write is left alone. */
const longest = 4_000;
/** So many answers are remembered; a page shows some hundreds. */
const remembered = 3_000;

/**
 * Says in another language what the API says in English. It knows a sentence again by its template, and what stands in its slots
 * is said in the reader's way of writing; what it does not know whole, it does not say.
 */
export class Speaker {
  private readonly templates: readonly Template[];
  private readonly known = new Map<string, string | undefined>();

  constructor(
    sentences: Sentences,
    private readonly language: string,
    private readonly clock: Pick<Clock, 'at' | 'day' | 'elsewhere'>,
  ) {
    // What says most by itself comes first: of two that fit, it is the one that was meant.
    this.templates = Object.entries(sentences)
      .map(([english, said]) => templateOf(english, said))
      .toSorted((a, b) => b.weight - a.weight);
  }

  /** One sentence or several, or a part of one; undefined where it is not known. */
  say(text: string): string | undefined {
    if (text.length > longest || !/[A-Za-z]/.test(text)) return undefined;
    if (this.known.has(text)) return this.known.get(text);
    // While it is being looked for it is not known: what holds itself ends there.
    this.known.set(text, undefined);
    const said = this.inPieces(text) ?? this.whole(text);
    if (this.known.size > remembered) this.known.clear();
    this.known.set(text, said);
    return said;
  }

  private whole(text: string): string | undefined {
    for (const template of this.templates) {
      if (!text.includes(template.anchor)) continue;
      const found = template.pattern.exec(text);
      if (found === null) continue;
      const said = this.filled(template, found.slice(1));
      if (said !== undefined) return said;
    }
    return undefined;
  }

  /** Several sentences in a row: the first as short as it can be, so that what somebody wrote in it ends with it. */
  private inPieces(text: string): string | undefined {
    const ends = [...text.matchAll(/(?:[.!?…。:]”?(?= )|”(?= [A-Z]))/g)].map(({ index, 0: end }) => index + end.length);
    for (const end of ends) {
      const first = this.whole(text.slice(0, end));
      if (first === undefined) continue;
      const rest = this.say(text.slice(end).trimStart());
      if (rest !== undefined) return `${first}${rest}`;
    }
    return undefined;
  }

  private filled({ slots, said }: Template, found: readonly string[]): string | undefined {
    const parts: Record<string, string> = {};
    for (const [place, slot] of slots.entries()) {
      const part = this.part(slot, found[place] ?? '');
      if (part === undefined) return undefined;
      parts[slot.name] = part;
    }
    const joined = /\p{Script=Han}/u.test(said);
    return said.replaceAll(/( ?)\{\{(\w+)\}\}( ?)/g, (_, before: string, name: string, after: string) => {
      const part = parts[name] ?? '';
      // Between two characters of Chinese there is no space.
      return `${joined && /^[\p{Script=Han}“（]/u.test(part) ? '' : before}${part}${joined && /[\p{Script=Han}”）]$/u.test(part) ? '' : after}`;
    });
  }

  private part({ shape }: Slot, text: string): string | undefined {
    switch (shape) {
      case 'say':
        return this.say(text);
      case 'it':
        return this.say(text) ?? nameIn(text);
      case 'name':
        return nameIn(text);
      case 'any':
        return this.say(text) ?? text;
      case 'who':
        return this.say(text) ?? (nameIn(text) === undefined ? undefined : this.list(text));
      case 'span':
        return text
          .match(/\d+(?:\.\d+)? (?:working )?[a-z]+/g)
          ?.map((each) => this.say(each) ?? each)
          .join(' ');
      case 'day':
        return this.clock.day(text);
      case 'date':
        return this.clock.day(dayOf(text));
      case 'when':
        return this.instant(text);
      default:
        return text;
    }
  }

  /** `a, b or c` */
  private list(text: string): string {
    const [, before, word, last = ''] = /^(.+?),? (or|and) ((?:(?! or | and ).)+)$/s.exec(text) ?? [];
    const all = before === undefined ? text.split(', ') : [...before.split(', '), last];
    const type = word === 'or' ? 'disjunction' : 'conjunction';
    const spoken = all.map((each) => this.say(each) ?? each);
    return listFormat(this.language, { type }).format(spoken);
  }

  /** By the clock of whoever reads, and that of the place beside it where that is another. */
  private instant(text: string): string {
    const [, day = '', time = '', zone] = /^(.+) (\d{2}:\d{2})(?: \((.+)\))?$/.exec(text) ?? [];
    if (zone === undefined) return `${this.clock.day(dayOf(day))} ${time}`;
    const at = instantIn(zone, `${dayOf(day)}T${time}`);
    if (at === undefined) return text;
    const elsewhere = this.clock.elsewhere(at, zone);
    return elsewhere === null ? this.clock.at(at) : `${this.clock.at(at)}（${elsewhere}）`;
  }
}

/** Undefined where sentences end in it: those are none. */
function nameIn(text: string): string | undefined {
  return text.length > 300 || /[.!?…。:;]\s/.test(text) ? undefined : text;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-12-08` of `Tue 8 Dec 2026`. */
function dayOf(text: string): string {
  const [, day = '', month = '', year = ''] = text.split(' ');
  return `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The instant at which the clocks of a zone show a time; undefined where there is no such zone. @param local `2026-12-08T18:00` */
function instantIn(zone: string, local: string): string | undefined {
  const wanted = Date.parse(`${local}:00Z`);
  const shown = (at: number): number => {
    const parts = dateFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone });
    return Date.parse(`${parts.format(at).replace(' ', 'T')}Z`);
  };
  try {
    const guess = wanted - (shown(wanted) - wanted);
    return new Date(guess - (shown(guess) - wanted)).toISOString();
  } catch {
    return undefined;
  }
}
