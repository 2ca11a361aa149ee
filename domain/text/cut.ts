const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ellipsis = '…';

/** How long a text is, as whoever limits it counts. */
type Measure = (text: string) => number;

const inUnits: Measure = (text) => text.length;
const encoder = new TextEncoder();
const inBytes: Measure = (text) => encoder.encode(text).length;

/**
 * A text of at most `most` UTF-16 units. What is cut is cut between characters as people see them, never inside an emoji,
 * and ends in `…`. Cut first, escape afterwards: what was escaped can only be cut inside an escape.
 */
export function cut(text: string, most: number): string {
  return cutBy(text, most, inUnits);
}

/** The same, by bytes of UTF-8. */
export function cutToBytes(text: string, most: number): string {
  return cutBy(text, most, inBytes);
}

/** A text as `shown` makes it, e.g. escaped, in at most `most` UTF-16 units: cut before it is escaped. */
export function cutAs(text: string, most: number, shown: (text: string) => string): string {
  return shown(cutBy(text, most, (part) => shown(part).length));
}

/** Marks that turn round what follows them, up to the end of the line where nobody closes them. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that every receiver can read: half a character, which no encoding has, is shown as `�`. A title does not turn round
 * the words behind it: without such marks each word still reads the way of its own letters.
 */
export function wellFormed(text: string): string {
  return text.replace(turns, '').toWellFormed();
}

function cutBy(given: string, most: number, sizeOf: Measure): string {
  const text = wellFormed(given);
  if (sizeOf(text) <= most) return text;
  const room = most - sizeOf(ellipsis);
  if (room < 0) return '';
  const fitting = taken(segmentsOf(text), room, sizeOf);
  // One character of people, such as a letter with a thousand marks, may be longer than all the room there is.
  return (fitting === '' ? taken(text, room, sizeOf) : fitting).trimEnd() + ellipsis;
}

function taken(parts: Iterable<string>, room: number, sizeOf: Measure): string {
  let text = '';
  let size = 0;
  for (const part of parts) {
    size += sizeOf(part);
    if (size > room) break;
    text += part;
  }
  return text;
}

function* segmentsOf(text: string): Generator<string> {
  for (const { segment } of graphemes.segment(text)) yield segment;
}
