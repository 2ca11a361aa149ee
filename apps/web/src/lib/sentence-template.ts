const month = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const span = String.raw`\d+(?:\.\d+)? (?:working )?(?:minute|hour|day|week|month|quarter|year)s?`;
const date = String.raw`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} (?:${month}) \d{4}`;

/** How what stands in braces looks in English, by the letters of its name: `n` and `n2` are numbers. Else it is any text. */
const shapes = {
  /** A number, and what goes with it without a space. */
  n: String.raw`[+−-]?\d[\d.,]*`,
  key: String.raw`[A-Z]{2}-\d+`,
  day: String.raw`\d{4}-\d{2}-\d{2}`,
  date,
  when: String.raw`${date} \d{2}:\d{2}(?: \([\w/+-]+\))?`,
  span: String.raw`${span}(?: ${span})*`,
  /** One or several: `the owner, the manager or an administrator`. */
  who: '.+?',
  /** Must be a sentence that is known, or several in a row. */
  say: '.+?',
  /** A record, or whatever else has a name: one that is known, or else a few words without an end of a sentence. */
  it: '.+?',
  /** A few words without an end of a sentence. */
  name: '.+?',
  /** One that is known, or else what somebody wrote. */
  any: '.+?',
} as const;
type Shape = keyof typeof shapes | 'text';

export interface Slot {
  name: string;
  shape: Shape;
}

/** How a sentence is known again. */
export interface Template {
  pattern: RegExp;
  slots: readonly Slot[];
  /** The longest of what it says in any case: where that is not in a text, it is another one. */
  anchor: string;
  /** How much it says by itself, in characters. */
  weight: number;
  said: string;
}

const braces = /\{\{(\w+)\}\}/g;

/**
 * @param english `Only {{who}} may {{does}} this item.`; `[s]` may be there, `[is|are]` is one of these
 * @param said the same in another language
 */
export function templateOf(english: string, said: string): Template {
  const slots: Slot[] = [];
  const parts = english.split(braces);
  const source = parts.map((part, place) => {
    if (place % 2 === 0) return literal(part);
    const shape = shapeOf(part);
    slots.push({ name: part, shape });
    return `(${shape === 'text' ? '.+?' : shapes[shape]})`;
  });
  const literals = parts.filter((_, place) => place % 2 === 0).flatMap((part) => part.split(/\[[^\]]*\]/));
  const anchor = literals.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
  const weight = literals.reduce((all, each) => all + each.length, 0);
  return { pattern: new RegExp(`^${source.join('')}$`, 's'), slots, anchor, weight, said };
}

/** By what stands in its braces: `when2` looks like `when`. */
function shapeOf(name: string): Shape {
  const shape = name.replace(/\d+$/, '');
  return shape in shapes ? (shape as Shape) : 'text';
}

function literal(text: string): string {
  return text
    .split(/(\[[^\]]*\])/)
    .map((part, place) => {
      if (place % 2 === 0) return escaped(part);
      const either = part.slice(1, -1).split('|').map(escaped);
      return `(?:${either.join('|')})${either.length === 1 ? '?' : ''}`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
