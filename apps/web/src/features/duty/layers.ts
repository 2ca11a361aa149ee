import type { Schemas } from '../../lib/api.js';

export type RotaBody = Schemas['RotaBody'];
/** People of one zone who take turns. */
export type Layer = RotaBody['layers'][number];
/** For a time somebody else has the duty of a layer, or nobody. */
export type Swap = RotaBody['overrides'][number];

/** What is kept of a form, as far as it is a rota; null where it is of a form that this page does not know. */
export function bodyOf(body: Partial<RotaBody>): RotaBody | null {
  const { layers, overrides } = body;
  const whole =
    Array.isArray(layers) &&
    Array.isArray(overrides) &&
    layers.every(
      (layer) => typeof layer.name === 'string' && Array.isArray(layer.members) && Array.isArray(layer.days),
    );
  return whole ? { layers, overrides } : null;
}

/** A layer to begin with: round the clock, from a Monday on, one week each. */
export function newLayer(name: string, zone: string, starts: string): Layer {
  return { name, zone, members: [], starts, handover: '09:00', weeks: 1, hours: null, days: [1, 2, 3, 4, 5, 6, 7] };
}

/** The Monday on or after a day. @param day `2026-12-03` */
export function mondayFrom(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + ((8 - at.getUTCDay()) % 7));
  return at.toISOString().slice(0, 10);
}

/** Those that are not over, the next one first. @param now epoch ms */
export function swapsToCome({ overrides }: RotaBody, now: number): Swap[] {
  return overrides.filter(({ to }) => to > now).toSorted((one, other) => one.from - other.from);
}
