/**
 * Where a record stands, for the question which roles with a scope reach it. An action item stands where its program does:
 * what its own texts say of a market moves it into nobody's scope.
 */
export interface Place {
  domain: string | null;
  markets: readonly string[];
  /** Programs that it belongs to: one, or those of its items. Empty: a risk, or a program still to be made. */
  programIds: readonly string[];
}
