/** What a field may hold, as far as it is looked at before instances are made of it and each is validated. */
export interface FieldBounds {
  /** Entries of a list. */
  most?: number;
  /** What is said where there are more. */
  says?: string;
  /** The class of the object, or of each entry of the list. */
  of?: () => new () => object;
  /** Whatever JSON: it is taken as it came, and no copy is made of it. */
  free?: boolean;
}

/** By the class that declares them. */
const declared = new Map<object, Map<string, FieldBounds>>();

/** Bounds that hold before a body costs more than a look: checked one by one, ten thousand entries take seconds. */
export function Bounded(bounds: FieldBounds): PropertyDecorator {
  return (target, name) => {
    const fields = declared.get(target) ?? new Map<string, FieldBounds>();
    declared.set(target, fields.set(String(name), bounds));
  };
}

/** Hides a value from whoever makes copies; `shown` gives it back. */
export function hidden(value: unknown): () => unknown {
  return () => value;
}

export function shown(value: unknown): unknown {
  return typeof value === 'function' ? (value as () => unknown)() : value;
}

/** The bounds of the fields of a class, those that it has from others included. */
export function boundsOf(type: new () => object): Map<string, FieldBounds> {
  const found = new Map<string, FieldBounds>();
  for (let at: unknown = type.prototype; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at))
    for (const [name, bounds] of declared.get(at) ?? []) if (!found.has(name)) found.set(name, bounds);
  return found;
}
