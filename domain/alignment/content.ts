import { canonicalJson } from '../sign-off/content-hash.js';

/** Of what a revision consists; the last is what is proposed, the others are what the finding says. */
export const parts = ['title', 'condition', 'criteria', 'cause', 'effect', 'recommendations', 'proposal'] as const;
export type Part = (typeof parts)[number];

/** What the teams are asked about: the finding as of a version of it, and what is proposed. */
export interface AlignmentContent {
  /** `FI-12` */
  finding: string;
  findingVersion: number;
  title: string;
  condition: string;
  criteria: string | null;
  cause: string | null;
  effect: string | null;
  recommendations: string[];
  proposal: string;
}

/** Of which parts two contents differ. */
export function changedParts(before: AlignmentContent, after: AlignmentContent): Part[] {
  return parts.filter((part) => canonicalJson(before[part]) !== canonicalJson(after[part]));
}
