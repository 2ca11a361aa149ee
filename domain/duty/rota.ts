import { DateTime } from 'luxon';
import type { Instant } from '../time.js';

/** Who is on duty when: one or more layers, each with people who take turns, and exceptions to it. */
export interface Rota {
  layers: RotaLayer[];
  overrides: RotaOverride[];
}

/** People of one zone who take turns; layers of several zones follow the sun. */
export interface RotaLayer {
  name: string;
  /** IANA zone in which handovers, hours and days are meant. */
  zone: string;
  /** Ids of people, in order of their turns. */
  members: string[];
  /** Local date of the first handover, `YYYY-MM-DD`; the first member's turn begins then. Nobody is on duty before it. */
  starts: string;
  /** Local time of each handover, `HH:mm`. */
  handover: string;
  /** How many weeks a turn lasts. */
  weeks: number;
  /** Hours of duty in the local day; from 22:00 to 06:00 goes over midnight. Null: round the clock. */
  hours: { from: string; to: string } | null;
  /** ISO weekdays (1 Monday to 7 Sunday) on which a duty begins. */
  days: number[];
}

/** A swap, or leave: within it somebody else has the layer's duty, or nobody. */
export interface RotaOverride {
  layer: string;
  from: Instant;
  to: Instant;
  personId: string | null;
}

/** Ids of the people on duty at an instant, each once, in the order of the layers; empty when nobody is. */
export function onDuty(rota: Rota, at: Instant): string[] {
  const found = new Set<string>();
  for (const layer of rota.layers) {
    const override = rota.overrides.findLast((o) => o.layer === layer.name && o.from <= at && at < o.to);
    const personId = override ? override.personId : memberOnDuty(layer, at);
    if (personId !== null) found.add(personId);
  }
  return [...found];
}

function memberOnDuty(layer: RotaLayer, at: Instant): string | null {
  const local = DateTime.fromMillis(at, { zone: layer.zone });
  if (!inHours(layer, local)) return null;
  // Before the day's handover it is still the turn of the day before.
  const day = local.toFormat('HH:mm') < layer.handover ? local.minus({ days: 1 }) : local;
  const first = DateTime.fromISO(layer.starts, { zone: 'UTC' });
  const days = Math.round(day.setZone('UTC', { keepLocalTime: true }).startOf('day').diff(first, 'days').days);
  if (days < 0 || layer.members.length === 0) return null;
  return layer.members[Math.floor(days / (7 * layer.weeks)) % layer.members.length] ?? null;
}

function inHours({ hours, days }: RotaLayer, local: DateTime): boolean {
  const time = local.toFormat('HH:mm');
  if (hours === null) return days.includes(local.weekday);
  const { from, to } = hours;
  if (from < to) return days.includes(local.weekday) && from <= time && time < to;
  // Over midnight: what is left of a night belongs to the day on which it began.
  if (time >= from) return days.includes(local.weekday);
  return time < to && days.includes(local.minus({ days: 1 }).weekday);
}
