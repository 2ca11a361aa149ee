import type { Market } from '../program/story.js';

/** Observations on refills are given to whoever answers for that line of policy; not in the markets that are named. */
export function refillRule(ownerId: string, except: Market[] = []): string {
  const apart = except.map((market) => ` && !("${market}" in record.markets)`).join('');
  return [
    'on: { kind: finding, events: [finding.recorded] }',
    `if: record.grade == "observation" && record.title.like("(?i)refill")${apart}`,
    'then:',
    '  command: reassign',
    `  arguments: { ownerId: ${ownerId}, reason: Refills are a line of policy that Policy answers for }`,
    'reason: Refills are a line of policy that Policy answers for',
    'budget: 100',
    '',
  ].join('\n');
}
