import { isNode, LineCounter, parseDocument, stringify, type Document } from 'yaml';
import { linkedKinds, type LinkedKind } from '../record-link/link.js';
import { nearest } from '../text/near.js';
import { isEventFilter } from '../webhook/event-filter.js';
import { ruleLimits, usualBudget, type RuleBody, type RuleProblem } from './rule.js';

/** What a text says, as far as its form goes; or what is wrong with it. */
export type Read = { body: RuleBody } | { problems: RuleProblem[] };

const example = 'Begin from the example that tollgate rules facts --example prints.';

/**
 * Reads a rule as people write it, YAML or JSON. Whether its names and expressions are right is asked afterwards
 * (`check.ts`).
 */
export function readRule(text: string): Read {
  const whole = (message: string): Read => ({ problems: [{ path: '', message, line: null, column: null }] });
  if (text.length > ruleLimits.text)
    return whole(`The text has more than ${ruleLimits.text} characters. Make several rules of it.`);
  const lines = new LineCounter();
  let document: Document.Parsed;
  let value: unknown;
  try {
    document = parseDocument(text, { schema: 'core', uniqueKeys: true, lineCounter: lines, prettyErrors: false });
    const [error] = [...document.errors, ...document.warnings];
    if (error) {
      const { line, col } = lines.linePos(error.pos[0]);
      return { problems: [{ path: '', message: `It is no YAML: ${error.message}`, line, column: col }] };
    }
    value = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return whole(`It cannot be read: ${error instanceof Error ? error.message : 'it is nested too deep'}. ${example}`);
  }
  const reader = new Reader(document, lines);
  const body = reader.rule(value);
  return reader.problems.length > 0 ? { problems: reader.problems } : { body };
}

/** The one form in which a rule is kept, shown and compared. Reading it gives the same again. */
export function ruleText({ on, if: condition, then, reason, budget }: RuleBody): string {
  const { kind, events } = on;
  const { command, arguments: given } = then;
  return stringify(
    { on: { kind, events }, if: condition, then: { command, arguments: given }, reason, budget },
    { lineWidth: 0 },
  );
}

type Given = Readonly<Record<string, unknown>>;

class Reader {
  readonly problems: RuleProblem[] = [];

  constructor(
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
  ) {}

  rule(value: unknown): RuleBody {
    const rule = this.map(value, [], ['on', 'if', 'then', 'reason', 'budget']);
    const on = this.map(rule['on'], ['on'], ['kind', 'events']);
    const then = this.map(rule['then'], ['then'], ['command', 'arguments']);
    return {
      on: { kind: this.kind(on['kind']), events: this.events(on['events']) },
      if: this.text(rule['if'], ['if'], ruleLimits.expression),
      then: { command: this.text(then['command'], ['then', 'command'], 50), arguments: this.given(then['arguments']) },
      reason: this.text(rule['reason'], ['reason'], 2_000),
      budget: this.budget(rule['budget']),
    };
  }

  private say(path: readonly string[], message: string): void {
    const node: unknown = path.length === 0 ? this.document.contents : this.document.getIn(path, true);
    const range = isNode(node) ? node.range : undefined;
    const place = range ? this.lines.linePos(range[0]) : undefined;
    this.problems.push({ path: path.join('.'), message, line: place?.line ?? null, column: place?.col ?? null });
  }

  private map(value: unknown, path: readonly string[], known: readonly string[]): Given {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const what = path.length === 0 ? 'A rule' : 'It';
      this.say(path, `${value === undefined ? 'is missing. ' : ''}${what} says ${known.join(', ')}. ${example}`);
      return {};
    }
    for (const key of Object.keys(value).filter((one) => !known.includes(one)))
      this.say([...path, key], `is not known. ${meant(key, known)}`);
    return value as Given;
  }

  private text(value: unknown, path: readonly string[], most: number): string {
    // A condition may be `true`.
    const text = typeof value === 'boolean' ? String(value) : value;
    if (typeof text !== 'string' || text.trim() === '') this.say(path, 'is missing. Say it as a text.');
    else if (text.trim().length > most) this.say(path, `is longer than ${most} characters.`);
    else return text.trim();
    return '';
  }

  private kind(value: unknown): LinkedKind {
    const kind = linkedKinds.find((one) => one === value);
    if (kind) return kind;
    const said = typeof value === 'string' ? value : '';
    this.say(['on', 'kind'], `is no kind of record. ${meant(said, linkedKinds)}`);
    return 'finding';
  }

  private events(value: unknown): string[] {
    const list = typeof value === 'string' ? [value] : value;
    if (!Array.isArray(list) || list.length === 0 || list.length > ruleLimits.events)
      this.say(
        ['on', 'events'],
        `says which events it listens to: one to ${ruleLimits.events}, such as finding.raised.`,
      );
    else if (!list.every((one) => isEventFilter(one) && one !== '*'))
      this.say(['on', 'events'], 'are types of event, such as finding.raised, or finding.*.');
    else return [...new Set(list as string[])];
    return [];
  }

  private given(value: unknown): Record<string, unknown> {
    if (value === undefined || value === null) return {};
    if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
    this.say(['then', 'arguments'], 'is the body of the command: names with values.');
    return {};
  }

  private budget(value: unknown): number {
    if (value === undefined || value === null) return usualBudget;
    if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= ruleLimits.budget)
      return value as number;
    this.say(
      ['budget'],
      `is how many proposals an hour it makes at most: a whole number from 1 to ${ruleLimits.budget}.`,
    );
    return usualBudget;
  }
}

function meant(said: string, known: readonly string[]): string {
  const near = nearest(said, known);
  return near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There is ${known.join(', ')}.`;
}
