import { dayMs, dayOf, weekdayOf, type DayNumber } from '../calendar/day.js';
import type { Instant } from '../time.js';
import { zoneClock } from '../zone-clock.js';

/** Who is on duty when: one or more layers, each with people who take turns, and exceptions to it. */
export interface Rota {
  layers: RotaLayer[];
  overrides: RotaOverride[];
  /** People among all these who have left, as far as that was looked up; whoever comes next has their turn. */
  gone?: string[];
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
    const swapped = override?.personId ?? null;
    const turn = override && (swapped === null || isThere(rota, swapped)) ? swapped : memberOnDuty(layer, at);
    const personId = turn === null ? null : nextThere(rota, layer, turn);
    if (personId !== null) found.add(personId);
  }
  return [...found];
}

function isThere({ gone }: Rota, personId: string): boolean {
  return gone === undefined || !gone.includes(personId.toLowerCase());
}

/** Whoever has a turn, or the next in the layer's order who is there. Null where all have left. */
function nextThere(rota: Rota, { members }: RotaLayer, personId: string): string | null {
  if (isThere(rota, personId)) return personId;
  const at = members.indexOf(personId);
  return [...members.slice(at + 1), ...members.slice(0, at + 1)].find((member) => isThere(rota, member)) ?? null;
}

/**
 * Instants are compared, not what the clocks show: where they are set back over a handover, or over the end of a duty, it
 * comes once, when they show its time first; where its time is skipped, it comes when they are set forward.
 */
function memberOnDuty(layer: RotaLayer, at: Instant): string | null {
  if (!inHours(layer, at) || layer.members.length === 0) return null;
  const turn = turnAt(layer, at);
  return turn === null ? null : (layer.members[turn % layer.members.length] ?? null);
}

/** The how manieth turn since the layer starts runs at an instant, from 0; null before the first. */
export function turnAt(layer: RotaLayer, at: Instant): number | null {
  // Before the day's handover it is still the turn of the day before.
  const day = daysAround(layer, at).find((of) => instantOn(layer, of, layer.handover) <= at);
  const days = day === undefined ? -1 : day - dayOf(layer.starts);
  return days < 0 ? null : Math.floor(days / (7 * layer.weeks));
}

/** What is left of a night belongs to the day on which it began. */
function inHours(layer: RotaLayer, at: Instant): boolean {
  const { from, to } = layer.hours ?? { from: '00:00', to: '00:00' };
  return daysAround(layer, at).some(
    (day) =>
      layer.days.includes(weekdayOf(day)) &&
      instantOn(layer, day, from) <= at &&
      at < instantOn(layer, from < to ? day : day + 1, to),
  );
}

/** Days of which something may hold at an instant, the last first: on a change of clocks the date may come twice too. */
function daysAround({ zone }: RotaLayer, at: Instant): DayNumber[] {
  const day = Math.floor(zoneClock(zone).localAt(at) / dayMs);
  return [day + 1, day, day - 1, day - 2];
}

function instantOn({ zone }: RotaLayer, day: DayNumber, time: string): Instant {
  return zoneClock(zone).instantOf(day * dayMs + minutesOf(time) * 60_000);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
