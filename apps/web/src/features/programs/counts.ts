/** Overdue items by the level of their ladder, the highest first, out of the counts as the API gives them. */
export function overdueByLevel(byLevel: Record<string, unknown>): { level: number; count: number }[] {
  return Object.entries(byLevel)
    .map(([level, count]) => ({ level: Number(level), count: Number(count) }))
    .sort((one, other) => other.level - one.level);
}
