/**
 * A condition on one column, `= ANY($1)`, with its value; for a single one `= $1`. A prepared statement over any number is
 * planned for ten, which the planner finds too dear against a plan for one, so that it would plan each time anew.
 */
export function among(values: readonly string[], placeholder: string): { sql: string; value: unknown } {
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? { sql: `= ${placeholder}`, value: only }
    : { sql: `= ANY(${placeholder})`, value: values };
}
