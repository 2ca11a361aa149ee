import type { LocalDue } from '../calendar/due.js';
import { Refusal } from '../refusal.js';
import { cut } from '../text/cut.js';
import { oneLine } from '../text/one-line.js';
import { findingKey, type Finding } from './finding.js';

/** An item that comes out of a recommendation. */
export interface RecommendedItem {
  title: string;
  description: string;
  severity: string | null;
  ownerId: string;
  due: LocalDue;
}

const longestTitle = 200;

/** @throws Refusal `illegal-transition` unless it is agreed, or is remediated already */
export function requireLaunchable({ status, number }: Pick<Finding, 'status' | 'number'>): void {
  if (status === 'agreed' || status === 'remediating') return;
  throw new Refusal(
    'illegal-transition',
    `${findingKey(number)} is ${status}. A program is launched from a finding that is agreed or being remediated.`,
    { currentStatus: status },
  );
}

/** Each recommendation as an item of the finding's owner, due by its target date. */
export function recommendedItems(finding: Finding): RecommendedItem[] {
  const { target, recommendations, rating: severity, ownerId, number, title } = finding;
  if (target === null) return [];
  const { date, time, zone } = target;
  return recommendations.map((text) => {
    const short = cut(oneLine(text), longestTitle);
    const whole = short === text ? [] : [text];
    return {
      title: short,
      description: [...whole, `Out of ${findingKey(number)} “${title}”.`].join('\n\n'),
      ...{ severity, ownerId, due: { date, time, zone } },
    };
  });
}
