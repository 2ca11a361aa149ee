/** What may separate the cells of a table that is written as text. */
const delimiters = [',', ';', '\t', '|'] as const;

export const delimiterNames: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/** Lines that are looked at, and characters. */
const enoughLines = 40;
const enoughText = 65_536;

/**
 * The one that stands equally often in most lines, outside quotation marks. Of two, the one that makes more columns: a
 * comma within numbers stands in every row too.
 */
export function delimiterOf(text: string): string {
  const counts = countsByLine(text.slice(0, enoughText));
  let best: { delimiter: string; agree: number; count: number } = { delimiter: ',', agree: 0, count: 0 };
  for (const delimiter of delimiters) {
    const times = new Map<number, number>();
    for (const line of counts) {
      const count = line.get(delimiter) ?? 0;
      if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
    }
    for (const [count, agree] of times)
      if (agree > best.agree || (agree === best.agree && count > best.count)) best = { delimiter, agree, count };
  }
  return best.delimiter;
}

function countsByLine(text: string): Map<string, number>[] {
  const lines: Map<string, number>[] = [];
  let line = new Map<string, number>();
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n' || char === '\r') {
      if (line.size > 0) lines.push(line);
      line = new Map();
      if (lines.length === enoughLines) return lines;
    } else if (delimiters.some((delimiter) => delimiter === char)) line.set(char, (line.get(char) ?? 0) + 1);
  }
  if (line.size > 0) lines.push(line);
  return lines;
}
