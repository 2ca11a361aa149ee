/** Lists of which a view can be saved, by the word that stands for them in addresses. */
export const viewLists = [
  'action-items',
  'programs',
  'exceptions',
  'risks',
  'cases',
  'findings',
  'controls',
  'occurrences',
  'people',
  'policies',
  'deliveries',
  'audit-events',
] as const;
export type ViewList = (typeof viewLists)[number];

/** For whom it is: whoever saved it, the people of a team, or all of the house. */
export const sharings = ['mine', 'team', 'all'] as const;
export type Sharing = (typeof sharings)[number];

/** So many has one person at most, of all lists. */
export const mostViews = 100;

/** How a list is set: what it is asked by, and how it looks. */
export interface ViewFacts {
  name: string;
  /** The fields of the list's query, `sort` among them, as texts. */
  query: Record<string, string>;
  columns: string[];
  group: string | null;
  sharing: Sharing;
  /** With which team it is shared. */
  teamId: string | null;
}
