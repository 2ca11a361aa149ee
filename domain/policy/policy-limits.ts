/** How much the body of a policy may hold; the API's description says so too. */
export const policyLimits = {
  levels: 20,
  reminders: 20,
  stages: 10,
  severities: 10,
  rules: 20,
  vetoes: 50,
  /** What one approval weighs at most. */
  weight: 1_000,
  /** Extensions of one item. */
  extensions: 1_000,
  /** Calendar days, of the bounds of an extension. */
  days: 3_660,
  /** Characters of a name, and of a duration. */
  name: 100,
  duration: 60,
} as const;
