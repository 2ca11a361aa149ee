/** SQL about `action_items i`, and the values of its placeholders from `$1` on. */
export interface Condition {
  sql: string;
  params: unknown[];
}
