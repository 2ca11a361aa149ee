/** A JSON Schema as the OpenAPI document has it; references are resolved by whoever makes values of it. */
export type Schema = Record<string, unknown>;

type Chance = () => number;

const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
const upTo = (chance: Chance, most: number): number => Math.floor(chance() * most);

/** A value that the schema takes, or nearly: what hostile ones are made of. */
export function plainValue(chance: Chance, schema: Schema, resolve: (ref: string) => Schema, depth = 0): unknown {
  if (typeof schema['$ref'] === 'string') return plainValue(chance, resolve(schema['$ref']), resolve, depth);
  const any = (schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']) as Schema[] | undefined;
  if (any) return plainValue(chance, pick(chance, any), resolve, depth);
  if (schema['example'] !== undefined && chance() < 0.8) return schema['example'];
  if (Array.isArray(schema['enum'])) return pick(chance, schema['enum']);
  const type = pick(chance, [schema['type']].flat());
  if (type === 'object' && depth < 6) {
    const fields = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
    const required = (schema['required'] ?? []) as string[];
    const taken = fields.filter(([name]) => required.includes(name) || chance() < 0.5);
    return Object.fromEntries(taken.map(([name, of]) => [name, plainValue(chance, of, resolve, depth + 1)]));
  }
  if (type === 'array')
    return Array.from({ length: upTo(chance, 3) }, () =>
      plainValue(chance, (schema['items'] ?? {}) as Schema, resolve, depth + 1),
    );
  if (type === 'integer' || type === 'number') return 1 + upTo(chance, 5);
  if (type === 'boolean') return chance() < 0.5;
  if (type === 'null') return null;
  const formats: Record<string, string> = {
    uuid: '00000000-0000-4000-8000-000000000000',
    date: '2030-03-01',
    'date-time': '2030-03-01T09:00:00Z',
  };
  return formats[String(schema['format'])] ?? `text ${upTo(chance, 1_000)}`;
}

/** Texts of signs that made patterns slow, among others. */
const atoms = [
  ' ',
  '\n',
  '\t',
  'a',
  '1',
  '.',
  ',',
  '@',
  '<',
  '(',
  '[',
  '"',
  "'",
  '\\',
  '/',
  '=',
  '-',
  'T ',
  'ก',
  'a.',
  '{{',
];

function longText(chance: Chance): string {
  const atom = pick(chance, atoms);
  return (
    pick(chance, ['', 'a', '1']) +
    atom.repeat(Math.ceil(10 ** (1 + chance() * 4.7) / atom.length)) +
    pick(chance, ['', 'x!'])
  );
}

/** Written as JSON: `JSON.stringify` would make much of it plain again. */
function hostileValue(chance: Chance): string {
  const many = Math.ceil(10 ** (chance() * 4.9));
  const entry = pick(chance, [
    '{}',
    '[]',
    '0',
    'null',
    '"a"',
    '{"a":{}}',
    '{"id":1,"date":"x","name":{}}',
    'true',
    '1e308',
  ]);
  const nest = Math.ceil(10 ** (chance() * 4));
  return pick(chance, [
    () => `[${Array.from({ length: many }, () => entry).join(',')}]`,
    () => `{${Array.from({ length: many }, (_, n) => `"k${n}":${entry}`).join(',')}}`,
    () => '['.repeat(nest) + (chance() < 0.5 ? ']'.repeat(nest) : ''),
    () => '{"a":'.repeat(nest) + (chance() < 0.5 ? `1${'}'.repeat(nest)}` : ''),
    () => JSON.stringify(longText(chance)),
    () =>
      pick(chance, [
        '1e999',
        '-1e999',
        '9'.repeat(1 + upTo(chance, 400)),
        '-0',
        '1e-400',
        '0.1e1',
        '01',
        '+1',
        '.5',
        'NaN',
      ]),
    () =>
      pick(chance, ['"\\ud800"', '"\\udfff\\ud800"', '"a\\u0000b"', '"\\ufffe"', '"\\u202e"', '"\\x41"', '"\\ud83d"']),
    () =>
      pick(chance, [
        'null',
        'true',
        '""',
        '" "',
        '[]',
        '{}',
        '[null]',
        '[[]]',
        '{"":""}',
        '-1',
        '1.5',
        '"NaN"',
        '"null"',
      ]),
    () =>
      `{${pick(chance, ['"__proto__"', '"constructor"', '"prototype"', '"\\u005f_proto__"', '"toString"', '"then"', '"length"', '"toJSON"'])}:${entry}}`,
    () =>
      pick(chance, [
        '"2030-02-30"',
        '"9999999-01-01"',
        '"P99999999999D"',
        '"FREQ=DAILY;INTERVAL=-1"',
        '"-000001-01-01"',
        '"24:00"',
        '"Etc/GMT+99"',
      ]),
  ])();
}

/** A field of the object, at whatever depth, is something else; or the object has one more. */
function withOneChanged(chance: Chance, value: unknown): string {
  const mark = '\u0001here';
  const changed = structuredClone(value) as Record<string, unknown>;
  let at: Record<string, unknown> = changed;
  for (;;) {
    const names = Object.keys(at);
    const name = chance() < 0.15 || names.length === 0 ? `new${upTo(chance, 9)}` : pick(chance, names);
    const inner = at[name];
    if (typeof inner === 'object' && inner !== null && chance() < 0.6) {
      at = inner as Record<string, unknown>;
      continue;
    }
    at[name] = mark;
    return JSON.stringify(changed).replace(JSON.stringify(mark), () => hostileValue(chance));
  }
}

/** A body of a request that takes such objects, and is none; some are. */
export function hostileBody(chance: Chance, plain: () => unknown): Buffer {
  const text = (): string => JSON.stringify(plain());
  const cut = (whole: string): string => whole.slice(0, upTo(chance, whole.length));
  const changed = (): string => withOneChanged(chance, plain());
  const made = pick(chance, [
    changed,
    changed,
    changed,
    changed,
    text,
    () => cut(text()),
    () => cut(changed()),
    () => cut(text()) + cut(changed()),
    () => text().replace(/^\{/, () => `{"title":1,"title":[2],"__proto__":${hostileValue(chance)},`),
    () => text().replace(/\}$/, () => `,"${longText(chance).replace(/["\\\n\t]/g, 'q')}":1}`),
    () => `{"${pick(chance, ['\\ud800', '__proto__', 'constructor', ''])}":${text()}}`,
    () => hostileValue(chance),
    () => pick(chance, ['', ' ', '\ufeff{}', '{}{}', '{},', '//\n{}', '{"a":1,}', "{'a':1}", 'undefined', '\u0000']),
    () => ' '.repeat(upTo(chance, 900_000)) + text(),
  ])();
  const bytes = Buffer.from(made);
  // Bytes that are no UTF-8, or that of something else.
  if (chance() < 0.05) return Buffer.from(made, pick(chance, ['utf16le', 'latin1'] as const));
  if (chance() < 0.05 && bytes.length > 0) bytes[upTo(chance, bytes.length)] = 0x80 + upTo(chance, 128);
  return bytes;
}
