import { Environment } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { celTypes, programFacts, type Askable, type FactType, type FactTypes } from './fact-types.js';
import { ruleLimits } from './rule.js';

/** A fact of the past that nobody can know any more was asked for: what it was is not guessed. */
export class NotKnowable extends Error {
  constructor(readonly fact: string) {
    super(`${fact} as it was then is not known.`);
  }
}

/** Facts as expressions read them: one that is nothing is absent, and one that nobody knows is not passed over. */
export type Given = new (facts: Readonly<Record<string, unknown>>, unknown?: ReadonlySet<string>) => object;

/** What the expressions of a rule are read by. */
export interface Reading {
  environment: Environment;
  record: Given;
  event: Given;
  data: Given;
  program: Given;
  actor: Given;
}

/** A class for facts of these types: cel-js knows a type by its class, and reads a field by its name. */
function givenAs(name: string, types: FactTypes): Given {
  class Facts {
    readonly #facts: Readonly<Record<string, unknown>>;
    readonly #unknown: ReadonlySet<string>;

    constructor(facts: Readonly<Record<string, unknown>>, unknown: ReadonlySet<string> = new Set()) {
      this.#facts = facts;
      this.#unknown = unknown;
    }

    fact(field: string, type: FactType): unknown {
      if (this.#unknown.has(field)) throw new NotKnowable(`${name}.${field}`);
      return Object.hasOwn(this.#facts, field) ? read(this.#facts[field], type) : undefined;
    }
  }
  for (const [field, type] of Object.entries(types))
    Object.defineProperty(Facts.prototype, field, {
      get(this: Facts) {
        return this.fact(field, type);
      },
    });
  return Facts;
}

function read(value: unknown, type: FactType): unknown {
  if (value === null || value === undefined) return undefined;
  if (type === 'whole') return BigInt(value as number);
  if (type === 'number') return Number(value);
  if (type === 'instant') return new Date(value as number | string);
  return value;
}

const patterns = new Map<string, RE2JS>();

/** A pattern in linear time. @throws Error what is wrong with it */
export function patternOf(text: string): RE2JS {
  const known = patterns.get(text);
  if (known) return known;
  if (text.length > ruleLimits.pattern) throw new Error(`it is longer than ${ruleLimits.pattern} characters`);
  const compiled = RE2JS.compile(text);
  if (patterns.size >= 500) patterns.clear();
  patterns.set(text, compiled);
  return compiled;
}

const registered = (fields: FactTypes, ctor: Given) => ({
  ctor,
  fields: Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, celTypes[type]])),
});

/** The world of a rule's expressions: what may be asked for and of which type, and how large one may be. */
export function readingOf({ record, data }: Askable): Reading {
  const reading = {
    record: givenAs('record', record),
    data: givenAs('event.data', data),
    event: givenAs('event', { type: 'text', at: 'instant', data: 'any' }),
    program: givenAs('program', programFacts),
    actor: givenAs('actor', { kind: 'text' }),
  };
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    limits: {
      ...{ maxAstNodes: ruleLimits.nodes, maxDepth: ruleLimits.depth, maxListElements: 100 },
      ...{ maxMapEntries: 50, maxCallArguments: 8 },
    },
  })
    .registerType('Record', registered(record, reading.record))
    .registerType('EventData', registered(data, reading.data))
    .registerType('Event', {
      ctor: reading.event,
      fields: { type: 'string', at: celTypes.instant, data: 'EventData' },
    })
    .registerType('Program', registered(programFacts, reading.program))
    .registerType('Actor', registered({ kind: 'text' }, reading.actor))
    .registerVariable('record', 'Record')
    .registerVariable('event', 'Event')
    .registerVariable('program', 'Program')
    .registerVariable('actor', 'Actor')
    .registerFunction('string.like(string): bool', (text: string, pattern: string) =>
      patternOf(pattern).matcher(text).find(),
    );
  return { environment, ...reading };
}
