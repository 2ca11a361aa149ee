/** How much the body of a policy may hold; the API's description says so too. */
export const policyLimits = {
  levels: 20,
  reminders: 20,
  stages: 10,
  severities: 10,
  rules: 20,
  vetoes: 50,
  /** Characters of a name, and of a duration. */
  name: 100,
  duration: 60,
} as const;
