/** What can be decided, as it is typed: `counterfeit!, genuine`; with ! behind it, a violation. */
export function labelsOf(text: string): { value: string; violation: boolean }[] {
  return text
    .split(/[,，、\n]/)
    .map((label) => label.trim())
    .filter((label) => label !== '')
    .map((label) => ({ value: label.replace(/\s*[!！]$/, ''), violation: /[!！]$/.test(label) }));
}

/** One in each line; empty ones are none. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
