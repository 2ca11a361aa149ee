/**
 * SQL: whether a list of texts holds one, however both are written.
 *
 * @param list an expression of `text[]`, such as `k.markets`
 * @param value an expression of `text`, such as a placeholder
 */
export function isAmong(list: string, value: string): string {
  return `EXISTS (SELECT 1 FROM unnest(${list}) AS listed(word) WHERE folded(listed.word) = folded(${value}))`;
}
