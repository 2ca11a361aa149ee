const pattern = /^(\*|[a-z_]+\.\*|[a-z_]+\.[a-z_]+)$/;

/** `*`, `item.*` or `item.escalated`. */
export function isEventFilter(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 100 && pattern.test(text);
}
