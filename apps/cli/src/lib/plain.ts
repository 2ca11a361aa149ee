export function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The name in `{ id, name }`. */
export function nameOf(value: { name: string } | null | undefined): string {
  return value?.name ?? '';
}

/** A word of the API as people write it: `in_progress` as `in progress`. */
export function words(value: unknown): string {
  return plain(value).replaceAll('_', ' ');
}
