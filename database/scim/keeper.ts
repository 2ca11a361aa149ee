/** Which directory keeps a user or a group. */
export interface Kept {
  /** The service account by which it comes; null: none does. */
  directory_id: string | null;
  directory_name: string | null;
  /** Whether that account is there still: of one that has gone, another takes over what it kept. */
  directory_active: boolean | null;
}

/** SQL of that, for a table `d`. */
export const keeper = {
  columns: 'd.directory_id, k.name AS directory_name, k.active AS directory_active',
  join: 'LEFT JOIN people k ON k.id = d.directory_id',
} as const;
