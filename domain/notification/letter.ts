import type { ProofAsked } from '../proof/proof.js';

/** A message as it leaves, whatever the channel makes of it: one person or room, and all that was combined for it. */
export interface Letter {
  /** The delivery's id: the same at each attempt, so that receivers can tell a second sending. */
  id: string;
  /** Null: a room. */
  name: string | null;
  /** One line. */
  subject: string;
  /** Something in it is overdue or escalated. */
  urgent: boolean;
  sections: LetterSection[];
  /** It goes by mail alone. */
  document?: LetterDocument;
  /** Entries that are not written out. */
  more: number;
  /** A page with all of it. */
  readUrl: string | null;
  /** Why and by whom it was sent, one line. */
  footer: string;
}

/** What is sent as it is, in the place of sections: a weekly report. */
export interface LetterDocument {
  html: string;
  text: string;
}

export interface LetterSection {
  heading: string;
  entries: LetterEntry[];
}

export interface LetterEntry {
  title: string;
  body: string;
  /** When, who, until when: short facts on one line. */
  facts: string;
  urgent: boolean;
  links: LetterLink[];
}

/** What the reader can do from here; each leads to a page that asks before it does anything, or asks who they are. */
export interface LetterLink {
  label: string;
  url: string;
  style: 'primary' | 'danger' | 'plain';
  /** What is asked of whoever decides by it; absent where nothing is. */
  proof?: ProofAsked;
}
