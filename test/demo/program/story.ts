import type { Deed, When } from '../../harness/story/deed.js';

/** The markets of the program, by the code that people write. */
export type Market = 'SG' | 'ID' | 'TH' | 'VN';

export interface Team {
  key: string;
  name: string;
  market: Market;
  /** Key of the person who leads it. */
  lead: string;
}

type Part =
  | 'head of governance'
  | 'program manager'
  | 'domain lead'
  | 'approver'
  | 'manager'
  | 'owner'
  | 'risk analyst'
  | 'tester'
  | 'operator'
  | 'reviewer'
  | 'adjudicator';

export interface Person {
  key: string;
  name: string;
  market: Market;
  team: string;
  /** Key of their manager. */
  manager?: string;
  /** What the person is in the story, in words for the reader. */
  part: Part;
}

/** A deed of somebody, at the item's local time. */
export type Act = { at: When; by: string } & Deed;

export interface Item {
  externalId: string;
  market: Market;
  owner: string;
  title: string;
  description: string;
  severity: 'critical' | 'high' | 'medium';
  rootCause: string;
  /** Where in the life of a policy the gap lies. */
  stage: string;
  due: When;
  life: Act[];
}

export interface Phase {
  name: string;
  description: string;
  /** The day by whose end it should have passed, in the program's zone. */
  target: When;
  items: Item[];
  /** Who signs at its tollgate, and when in the program's zone. */
  tollgate: { at: When; by: string };
}

export interface Policy {
  kind: 'escalation' | 'reminder' | 'sign_off' | 'effectiveness';
  name: string;
  description: string;
  /** Ids of people are put in for their keys when it is published. */
  body: Record<string, unknown>;
}

/** A whole program as it is to be played: who exists, what is agreed, what happens. */
export interface Story {
  name: string;
  description: string;
  domain: string;
  /** Each with its IANA zone. */
  markets: Record<Market, { name: string; zone: string }>;
  /** The market in whose time the program itself lives. */
  home: Market;
  manager: string;
  domainLead: string;
  teams: Team[];
  people: Person[];
  ladder: Policy;
  reminders: Policy;
  signOff: Policy;
  phases: Phase[];
}
