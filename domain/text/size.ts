const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];

/** e.g. `1.4 GB`: for sentences of the server. The page says it in the reader's language; whoever starts servers knows no domain. */
export function sizeText(bytes: number): string {
  let size = bytes;
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit += 1) size /= 1000;
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit] ?? ''}`;
}
