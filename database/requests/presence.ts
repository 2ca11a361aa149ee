/** The name under which a process of the API is connected as long as it lives. */
export function presenceName(id: string): string {
  return `tollgate-api ${id}`;
}

/** SQL: true where the process with the id in this expression is seen. */
export function isPresent(id: string): string {
  return `EXISTS (SELECT 1 FROM pg_stat_activity WHERE application_name = '${presenceName('')}' || ${id})`;
}
