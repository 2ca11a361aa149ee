import { moment, plain, why, type Data, type Line } from '../../../../domain/webhook/events/line.js';

/** One sentence for each event between items that wait for each other. */
export const dependencyWords: Record<string, Line> = {
  'item.predecessor_added': (d) =>
    `Waits for ${named(d['predecessor'])}${typeof d['lag'] === 'string' ? `, and ${d['lag']} after it` : ''}${why(d)}`,
  'item.predecessor_removed': (d) => `Waits no longer for ${named(d['predecessor'])}`,
  'item.predecessor_done': (d, zone) => `${named(d['predecessor'])} is done; ${start(d, zone)}`,
  'item.predecessor_cancelled': (d, zone) => `${named(d['predecessor'])} was cancelled; ${start(d, zone)}`,
  'item.predecessor_reopened': (d) => `${named(d['predecessor'])} was opened again, so it cannot start`,
  'item.successor_added': (d) => `${named(d['successor'])} waits for it${why(d)}`,
  'item.successor_removed': (d) => `${named(d['successor'])} waits for it no longer`,
  'item.duration_said': (d) =>
    typeof d['to'] === 'string' ? `The work takes ${d['to']}` : 'Nobody knows how long the work takes',
};

function named(item: unknown): string {
  const { key, title } = item as Data;
  return `${plain(key)} “${plain(title)}”`;
}

function start(d: Data, zone: string): string {
  const open = d['stillWaitsFor'] as string[];
  if (d['mayStartFrom'] === null) return `it still waits for ${open.join(', ')}`;
  return open.length > 0
    ? `it may start from ${moment(d['mayStartFrom'], zone)}`
    : 'nothing holds up its start any more';
}
