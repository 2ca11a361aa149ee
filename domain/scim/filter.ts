import { ScimRefusal } from './scim-refusal.js';

/** How two values are compared (RFC 7644, 3.4.2.2); `pr`: there is one. */
export const comparisons = ['eq', 'ne', 'co', 'sw', 'ew', 'pr', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];

export type FilterValue = string | number | boolean | null;

/** What a filter says, as a tree. Names of attributes are as they were written. */
export type Filter =
  | { is: 'and' | 'or'; of: Filter[] }
  | { is: 'not'; of: Filter }
  | { is: 'compared'; attribute: string; by: Comparison; to: FilterValue }
  /** `emails[type eq "work"]`: one entry of many for which it all holds. */
  | { is: 'entry'; attribute: string; of: Filter };

export const filterBounds = { length: 2_000, comparisons: 30, depth: 8 } as const;

/**
 * Reads a filter. Once through, without going back: what it costs grows with its length, and that is bounded.
 *
 * @throws ScimRefusal `invalidFilter`
 */
export function readFilter(text: string): Filter {
  if (text.length > filterBounds.length) bad(`It has more than ${filterBounds.length} characters.`);
  const tokens = tokensOf(text);
  const reader = new Reader(tokens);
  const filter = reader.alternatives(0);
  if (reader.next !== undefined) bad(`"${reader.next.text}" at ${reader.next.at} is one too many.`);
  return filter;
}

interface Token {
  kind: 'word' | 'text' | 'sign';
  text: string;
  at: number;
}

const space = /[ \t]*/y;
const word = /[A-Za-z$_][\w$:.-]*|-?\d[\d.eE+-]*/y;
const quoted = /"(?:[^"\\\p{Cc}]|\\.)*"/uy;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const match = (pattern: RegExp, at: number): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  for (let at = match(space, 0)?.length ?? 0; at < text.length;) {
    const sign = '()[].'.includes(text.charAt(at)) ? text.charAt(at) : undefined;
    const name = match(word, at);
    const found = sign ?? name ?? match(quoted, at);
    if (found === undefined) bad(`"${text.slice(at, at + 20)}" at ${at} cannot be read.`);
    tokens.push({ kind: sign === undefined ? (name === undefined ? 'text' : 'word') : 'sign', text: found, at });
    at += found.length;
    at += match(space, at)?.length ?? 0;
  }
  return tokens;
}

class Reader {
  private at = 0;
  private comparisons = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get next(): Token | undefined {
    return this.tokens[this.at];
  }

  /** `and` binds closer than `or`, and `not` closer than both. */
  alternatives(depth: number): Filter {
    return this.joined('or', () => this.joined('and', () => this.one(depth)));
  }

  private joined(is: 'and' | 'or', part: () => Filter): Filter {
    const first = part();
    const of = [first];
    while (this.isWord(is)) {
      this.at += 1;
      of.push(part());
    }
    return of.length === 1 ? first : { is, of };
  }

  private one(depth: number): Filter {
    if (depth > filterBounds.depth) bad(`It is nested more than ${filterBounds.depth} deep.`);
    if (this.isWord('not') && this.tokens[this.at + 1]?.text === '(') {
      this.at += 1;
      return { is: 'not', of: this.one(depth + 1) };
    }
    if (this.takes('(')) return this.closed(')', depth);
    const attribute = this.attribute();
    if (!this.takes('[')) return this.compared(attribute);
    const of = this.closed(']', depth);
    if (!this.takes('.')) return { is: 'entry', attribute, of };
    // `emails[type eq "work"].value eq …` says the same as with the comparison within the brackets.
    return { is: 'entry', attribute, of: { is: 'and', of: [of, this.compared(this.attribute())] } };
  }

  private closed(sign: ')' | ']', depth: number): Filter {
    const of = this.alternatives(depth + 1);
    if (!this.takes(sign)) bad(`A "${sign}" is missing${this.next ? ` before "${this.next.text}"` : ' at the end'}.`);
    return of;
  }

  private compared(attribute: string): Filter {
    this.comparisons += 1;
    if (this.comparisons > filterBounds.comparisons) bad(`It compares more than ${filterBounds.comparisons} times.`);
    const said = this.next?.text.toLowerCase() ?? '';
    const by = comparisons.find((one) => one === said);
    if (!by || this.next?.kind !== 'word')
      bad(
        `After ${attribute} one of these must stand: ${comparisons.join(', ')}. There is "${this.next?.text ?? ''}".`,
      );
    this.at += 1;
    return { is: 'compared', attribute, by, to: by === 'pr' ? null : this.value(attribute) };
  }

  private attribute(): string {
    const token = this.next;
    if (token?.kind !== 'word' || /^-?\d/.test(token.text))
      return bad(token ? `"${token.text}" at ${token.at} is no name of an attribute.` : 'It ends too early.');
    this.at += 1;
    return token.text;
  }

  private value(attribute: string): FilterValue {
    const token = this.next;
    if (token === undefined || token.kind === 'sign') return bad(`A value to compare ${attribute} with is missing.`);
    this.at += 1;
    // Azure writes True and False.
    const text = token.kind === 'word' ? token.text.toLowerCase() : token.text;
    try {
      const value: unknown = JSON.parse(text);
      if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as FilterValue;
    } catch {
      // Said below.
    }
    return bad(`${token.text} at ${token.at} is no value: write a text in quotes, a number, true, false or null.`);
  }

  private isWord(text: string): boolean {
    return this.next?.kind === 'word' && this.next.text.toLowerCase() === text;
  }

  private takes(sign: string): boolean {
    if (this.next?.kind !== 'sign' || this.next.text !== sign) return false;
    this.at += 1;
    return true;
  }
}

function bad(message: string): never {
  throw new ScimRefusal('invalidFilter', `The filter cannot be taken. ${message}`);
}
