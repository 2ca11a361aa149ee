/** What a field may hold, as far as it is looked at before instances are made of it and each is validated. */
export interface FieldBounds {
  /** Entries of a list. */
  most?: number;
  /** What is said where there are more. */
  says?: string;
  /** The class of the object, or of each entry of the list. */
  of?: () => new () => object;
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

/** The bounds of the fields of a class, those that it has from others included. */
export function boundsOf(type: new () => object): Map<string, FieldBounds> {
  const found = new Map<string, FieldBounds>();
  for (let at: unknown = type.prototype; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at))
    for (const [name, bounds] of declared.get(at) ?? []) if (!found.has(name)) found.set(name, bounds);
  return found;
}
