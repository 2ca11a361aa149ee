/** People of one zone who take turns, as the API keeps it. */
export interface Layer {
  name: string;
  zone: string;
  members: string[];
  /** `2026-12-07` */
  starts: string;
  /** `09:00` */
  handover: string;
  weeks: number;
  /** Null: round the clock. */
  hours: { from: string; to: string } | null;
  /** 1 (Monday) to 7 (Sunday). */
  days: number[];
}

/** What a rota says, as far as it is a rota: a form is not opened on anything else. */
export interface RotaBody {
  layers: Layer[];
  overrides: unknown[];
}

/** The body of a rota; null where it is of a form that this page does not know. */
export function bodyOf(body: Readonly<Record<string, unknown>>): RotaBody | null {
  const { layers, overrides } = body as Partial<RotaBody>;
  const whole =
    Array.isArray(layers) &&
    Array.isArray(overrides) &&
    layers.every(
      (layer) => typeof layer.name === 'string' && Array.isArray(layer.members) && Array.isArray(layer.days),
    );
  return whole ? { layers, overrides } : null;
}

/** The names of the layers of a rota. */
export function layersOf(body: Readonly<Record<string, unknown>>): string[] {
  const layers = body['layers'];
  if (!Array.isArray(layers)) return [];
  return layers.flatMap((layer: unknown) =>
    typeof layer === 'object' && layer !== null && 'name' in layer && typeof layer.name === 'string'
      ? [layer.name]
      : [],
  );
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
