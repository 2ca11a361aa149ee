import type { Preview } from './queries.js';

export type FieldName = Preview['fields'][number]['name'];

const orders = ['dmy', 'mdy', 'ymd'] as const;
type Order = (typeof orders)[number];

/** What has to be known before a file can be read, as the API's refusal tells it. */
export type Question =
  | { kind: 'encoding'; encodings: { encoding: string; sample: string }[] }
  | { kind: 'dates'; orders: { order: Order; value: string; day: string }[] }
  | { kind: 'column'; field: FieldName; columns: string[] }
  | { kind: 'missing'; fields: FieldName[]; columns: string[] }
  | { kind: 'program'; near: string[] };

/** Null for a refusal that no answer would help. */
export function questionIn({
  code,
  extra,
}: {
  code: string;
  extra: Readonly<Record<string, unknown>>;
}): Question | null {
  const texts = (name: string): string[] => {
    const value = extra[name];
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  };
  const asked = <Q extends Question>(question: Q, choices: readonly unknown[]): Q | null =>
    choices.length === 0 ? null : question;
  switch (code) {
    case 'unknown-encoding': {
      const encodings = encodingsIn(extra['encodings']);
      return asked({ kind: 'encoding', encodings }, encodings);
    }
    case 'ambiguous-dates': {
      const sample = sampleIn(extra['samples']);
      const possible = orders
        .filter((order) => texts('orders').includes(order))
        .map((order) => ({ order, value: sample.value, day: sample.readings[order] ?? '' }));
      return asked({ kind: 'dates', orders: possible }, possible);
    }
    case 'ambiguous-columns': {
      const columns = texts('candidates');
      return asked({ kind: 'column', field: String(extra['field']) as FieldName, columns }, columns);
    }
    case 'missing-columns': {
      const fields = texts('missing') as FieldName[];
      return asked({ kind: 'missing', fields, columns: texts('columns') }, fields);
    }
    case 'program-name-near':
      return asked({ kind: 'program', near: texts('near') }, texts('near'));
    default:
      return null;
  }
}

function encodingsIn(value: unknown): { encoding: string; sample: string }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null || !('encoding' in each)) return [];
    const { encoding, sample } = each as { encoding: unknown; sample?: unknown };
    return [{ encoding: String(encoding), sample: typeof sample === 'string' ? sample : '' }];
  });
}

/** A date of the column as it stands there, and the day that it is in each order. */
function sampleIn(samples: unknown): { value: string; readings: Partial<Record<Order, string>> } {
  const [first] = (Array.isArray(samples) ? samples : []) as { value?: unknown; readings?: unknown }[];
  const readings = typeof first?.readings === 'object' && first.readings !== null ? first.readings : {};
  return { value: typeof first?.value === 'string' ? first.value : '', readings };
}
