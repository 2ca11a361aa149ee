/** What was assumed about a file, or left out of it. Told with the outcome of an import, and before in its trial run. */
export interface FileNote {
  about:
    | 'encoding'
    | 'separator'
    | 'header'
    | 'sheet'
    | 'other-sheets'
    | 'hidden-sheets'
    | 'hidden-rows'
    | 'hidden-columns'
    | 'merged'
    | 'columns-left-out'
    | 'short-rows'
    | 'columns'
    | 'ids'
    | 'years';
  /** A sentence for people. */
  text: string;
  /** What it is about, for machines: names of sheets, an encoding, numbers of rows. */
  values: string[];
}

/** A few of many, for a sentence: `3, 7, 12 and 40 more`. */
export function fewOf(values: (string | number)[], most = 5): string {
  const shown = values.slice(0, most).join(', ');
  return values.length > most ? `${shown} and ${values.length - most} more` : shown;
}
