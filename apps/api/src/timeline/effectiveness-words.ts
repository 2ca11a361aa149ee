import { moment, plain, why, type Line } from '../../../../domain/webhook/events/line.js';

/** One sentence for each event of an effectiveness check. */
export const effectivenessWords: Record<string, Line> = {
  'item.effectiveness_asked': (d) => `It is asked whether it was effective: ${plain(d['because'])}`,
  'item.effectiveness_overdue': (d) => `The effectiveness check is late: ${plain(d['because'])}`,
  'item.effectiveness_passed': (d) =>
    `Found effective, and closed for good${d['finding'] === null ? '' : `: ${plain(d['finding'])}`}`,
  'item.effectiveness_failed': (d, zone) =>
    `Found not effective, and open again, due ${moment(d['dueAt'], zone)}: ${plain(d['finding'])}`,
  'item.effectiveness_set': (d) =>
    (d['to'] === null ? 'No effectiveness check follows any more' : 'An effectiveness check follows when it is done') +
    why(d),
};
