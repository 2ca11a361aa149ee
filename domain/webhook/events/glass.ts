import { event, type EventShapes } from './event-shape.js';
import * as f from './field.js';
import { moment, why, type Data, type Line } from './line.js';

const glass = {
  glassId: f.id,
  round: f.whole(1),
  roundId: f.id,
  askedBy: f.id,
  reason: f.text('The regulator asks for it by six; both approvers are on the same flight'),
  contentHash: f.hash,
};
const reason = f.orNull(f.reason);

/** What is written of a round that is decided past its approvers, or is to be: the same for every kind that has rounds. */
export function glassEvents(kind: string, more: f.Fields = {}): EventShapes {
  const said = { ...more, ...glass };
  return {
    [`${kind}.glass_asked`]: event('Somebody asks that it be signed off past its approvers', {
      ...said,
      expiresAt: f.moment,
      seconds: f.people,
      ...f.proved,
    }),
    [`${kind}.glass_broken`]: event('It was signed off past its approvers, by two people', { ...said, ...f.proved }),
    [`${kind}.glass_expired`]: event('Nobody confirmed the break-glass in time', {
      ...said,
      because: f.text('nobody has confirmed the break-glass in the time that the policy gives'),
    }),
    [`${kind}.glass_refused`]: event('The second person refused to break the glass', { ...said, reason }),
    [`${kind}.glass_taken_back`]: event('Whoever asked to break the glass took it back', { ...said, reason }),
  };
}

/** Of these, what the machine writes beside what people decide on. */
export function glassBeside(kind: string): string {
  return `${kind}.glass_expired`;
}

export function glassLines(kind: string): Record<string, Line> {
  return {
    [`${kind}.glass_asked`]: (d, zone) =>
      `BREAK-GLASS asked for, past those who are to sign; a second person has until ${moment(d['expiresAt'], zone)}${why(d)}`,
    [`${kind}.glass_broken`]: (d) => `GLASS BROKEN: signed off past those who were asked, by two people${why(d)}`,
    [`${kind}.glass_expired`]: () => 'The break-glass expired: no second person confirmed it',
    [`${kind}.glass_refused`]: (d) => `The second person refused to break the glass${why(d)}`,
    [`${kind}.glass_taken_back`]: (d) => `The break-glass was taken back by whoever asked for it${why(d)}`,
  };
}

/** What the event by which it was decided says of how. */
export function byGlassWords({ brokenGlass }: Data): string {
  return brokenGlass === true ? ', by a broken glass' : '';
}
