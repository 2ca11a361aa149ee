import { fewestPeriods, type Effect } from './effect.js';
import { moved } from './change-words.js';
import type { MetricMeaning } from './metric.js';
import { valueText } from './words.js';

type Meant = Pick<MetricMeaning, 'type' | 'unit'>;

/** What the effect is of, for people to read: `market VN, TH`. */
export interface EffectNamed {
  with: string;
  without: string;
}

/** What is different since something began, with what may be said of it and what may not. */
export function effectWords(effect: Effect, names: EffectNamed, metric: Meant): string[] {
  if (effect.effect === null || effect.with === null)
    return [
      `Too few periods to tell: it takes ${fewestPeriods.before} with values before it and ${fewestPeriods.after} after it, and of a count more than nothing before.`,
    ];
  const said = (value: number): string =>
    effect.scale === 'index' ? `${percent(value)} of what it was` : valueText(value, metric);
  const difference = (value: number): string => (effect.scale === 'index' ? points(value) : moved(value, metric));
  const course = (of: { before: number; after: number }): string =>
    effect.scale === 'index'
      ? `to ${said(of.after)}`
      : `from ${said(of.before)} to ${said(of.after)} (${difference(of.after - of.before)})`;
  const { value, low, high } = effect.effect;
  const where = `95 %: ${difference(low)} to ${difference(high)}`;
  return [
    `${names.with}: ${course(effect.with)}.`,
    ...(effect.without === null
      ? [`Compared with nothing: ${difference(value)} since then (${where}), whatever it comes of.`]
      : [
          `${names.without}, without it: ${course(effect.without)}.`,
          `The difference: ${difference(value)} (${where}).`,
        ]),
    verdictWords(effect),
    ...placeboWords(effect),
    'It says what became different at that time, not what made it so: whatever else began there then is in it.',
  ];
}

function verdictWords({ verdict, without, drift }: Effect): string {
  switch (verdict) {
    case 'drifted':
      return without === null
        ? 'It was on its way before already: what followed cannot be told from that.'
        : `The two had moved apart before already${drift === null ? '' : ` (p = ${Number(drift.p.toPrecision(2))})`}: what followed cannot be told from that.`;
    case 'not_told':
      return 'Chance alone makes as large a difference: whether it helped cannot be told.';
    case 'better':
      return 'It became better by more than chance makes.';
    case 'worse':
      return 'It became worse by more than chance makes.';
    default:
      return 'It became different by more than chance makes.';
  }
}

function placeboWords({ placebo }: Effect): string[] {
  if (placebo === null) return [];
  const { parts, asLarge } = placebo;
  return [
    asLarge === 0
      ? `Of ${parts} parts without it none shows as large a difference.`
      : `Of ${parts} parts without it, ${asLarge} ${asLarge === 1 ? 'shows' : 'show'} as large a difference, though nothing began there.`,
  ];
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(4))} %`;
}

function points(by: number): string {
  const rounded = Number((by * 100).toPrecision(4));
  return `${rounded < 0 ? '−' : '+'}${Math.abs(rounded)} points of it`;
}
