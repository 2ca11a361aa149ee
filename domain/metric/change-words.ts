import type { Change, PartChange } from './change.js';
import type { MetricMeaning } from './metric.js';
import { valueText } from './words.js';

type Meant = Pick<MetricMeaning, 'type' | 'unit'>;

/** Parts of which a sentence is written. */
const said = 3;

/** What the change of a whole is and what has the most in it, for people to read. @param by the dimension of its parts */
export function changeWords(change: Change, by: string, metric: Meant): string[] {
  if (change.change === null) return ['One of the two is over nothing: there is nothing to compare.'];
  const { before, after, parts, enough, own, mix } = change;
  const whole = `From ${valueText(before ?? 0, metric)} to ${valueText(after ?? 0, metric)}: ${moved(change.change, metric)}.`;
  if (change.change === 0) return [whole];
  const most = parts.filter(({ effect }) => effect !== 0).slice(0, Math.min(enough ?? said, said));
  return [
    whole,
    ...(metric.type === 'count'
      ? []
      : [
          `Of that, ${moved(own, metric)} by values that changed, ${moved(mix, metric)} by how much there is of each ${by}.`,
        ]),
    ...most.map((part) => partWords(part, change.change ?? 0, metric)),
    enough === null
      ? `No few of its ${parts.length} parts by ${by} make up four fifths of it.`
      : `${enough} of its ${parts.length} parts by ${by} ${enough === 1 ? 'makes' : 'make'} up four fifths of it or more.`,
    ...reversalWords(change, by),
  ];
}

function reversalWords({ reversal, change }: Change, by: string): string[] {
  const [it, they] = (change ?? 0) > 0 ? ['rose', 'fell'] : ['fell', 'rose'];
  if (reversal === 'every_part')
    return [
      `It ${it} as a whole, and ${they} in every ${by}: Simpson’s paradox. How much there is of each has changed; the whole says nothing of any of them.`,
    ];
  if (reversal === 'together')
    return [
      `Had there been as much of each ${by} as before, it would have gone the other way: that it ${it} is how much there is of each.`,
    ];
  return [];
}

function partWords(
  { name, valueBefore, valueAfter, effect, difference }: PartChange,
  change: number,
  metric: Meant,
): string {
  const value = (one: number | null): string => (one === null ? 'nothing' : valueText(one, metric));
  const share = Math.round((effect / change) * 100);
  const chance = difference !== null && difference.low <= 0 && difference.high >= 0;
  return (
    `${name ?? 'What belongs to none'}: from ${value(valueBefore)} to ${value(valueAfter)}, which is ${moved(effect, metric)} of the whole ` +
    `(${share} %)${chance ? '; its own difference may be chance' : ''}.`
  );
}

/** `+1.1 points`, of a share; otherwise as its values are written. */
export function moved(by: number, metric: Meant): string {
  const rounded = Number((metric.type === 'rate' ? by * 100 : by).toPrecision(4));
  const sign = rounded < 0 ? '−' : '+';
  const size = Math.abs(rounded);
  return metric.type === 'rate' ? `${sign}${size} points` : `${sign}${valueText(size, metric)}`;
}
