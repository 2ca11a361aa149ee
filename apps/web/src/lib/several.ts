/** What is typed with commas or spaces between, as a list: `SG, MY`. */
export function severalIn(text: string, between = /[,\s]+/): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
