import { addDays } from './year.js';

/** At most so many days are stated at once by one span. */
export const longestSpan = 62;

/** The days of a span, both ends among them; the first alone where it has no end. Empty where the end comes before. */
export function daysOfSpan(from: string, until: string): string[] {
  if (until === '' || until === from) return from === '' ? [] : [from];
  const days: string[] = [];
  for (let day = from; day <= until && days.length < longestSpan; day = addDays(day, 1)) days.push(day);
  return days;
}

/** `09:00-13:00, 14:00–18:00` as the API takes intervals. What is none stays as it is, so that the API can say so. */
export function intervalsOf(text: string): { from: string; to: string }[] {
  return text
    .split(/[,;，；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [from = '', to = ''] = part.split(/\s*[-–—]\s*/);
      return { from, to };
    });
}
