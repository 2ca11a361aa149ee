type Values = Readonly<Record<string, string>>;

/** Beside what was typed into a field it is kept what stood there when it was begun. */
const was = 'was:';

/** What is kept of a form after something was typed into a field. */
export function typedInto(kept: Values, field: string, value: string, stood: string): Values {
  return { ...kept, [field]: value, [was + field]: kept[was + field] ?? stood };
}

/** What was typed, without what stood there. */
export function typedOf(kept: Values): Values {
  return Object.fromEntries(Object.entries(kept).filter(([name]) => !name.startsWith(was)));
}

/** As if nothing had been typed into this field: it says what the record says. */
export function taken(kept: Values, field: string): Values {
  return Object.fromEntries(Object.entries(kept).filter(([name]) => name !== field && name !== was + field));
}

/** Whether somebody else changed meanwhile what one has typed over: then both texts are shown. */
export function isApart(kept: Values, field: string, stands: string): boolean {
  const stood = kept[was + field];
  return stood !== undefined && stands !== stood && stands !== kept[field];
}
