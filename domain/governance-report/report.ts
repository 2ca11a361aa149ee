import type { Estimate } from '../agreement/share.js';
import type { Trusted } from '../agreement/trust.js';
import type { Rating } from '../policy/rating.js';
import type { Instant } from '../time.js';
import type { Week } from './week.js';

/** Languages in which a report is written. */
export const reportLanguages = ['en', 'zh-CN'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

/** So many records of a list are told; how many more there are is said. */
export const mostRows = 10;
/** So many weeks stand in a chart, that of the report the last. */
export const chartWeeks = 12;

/** What a report is about: all that its reader sees, or what of it lies here. */
export interface ReportScope {
  program: { id: string; name: string } | null;
  domain: string | null;
  market: string | null;
}

/** How many there were in the week, and in the week before. */
export interface Counted {
  week: number;
  before: number;
}

/** A record by which its page is found. */
export interface Named {
  id: string;
  /** `AI-12` */
  key: string;
  title: string;
  /** Of its page, `/items/AI-12`. */
  path: string;
}

/** The first of a list, and how many there are in all. */
export interface Told<T> {
  total: number;
  rows: T[];
}

/** For whom or what an overdue item waits; the first that is so. */
export const lateReasons = ['approver', 'consent', 'exception', 'hold', 'dependency', 'owner'] as const;
export type LateReason = (typeof lateReasons)[number];

export interface LateItem extends Named {
  program: string;
  owner: string;
  dueAt: Instant;
  reason: LateReason;
  /** Names of those who are waited for; of a dependency the items. */
  waitsFor: string[];
  /** The level of the ladder that was told last; 0: none. */
  level: number;
}

/** A bucket of days, from so many on and before so many; null: without an end. */
export interface AgeBucket {
  from: number;
  until: number | null;
  count: number;
  late: number;
}

export interface WeekOfItems {
  /** `2026-W48` */
  name: string;
  /** Signed off in it, and of these without a breach of the due date that counted in the end. */
  done: number;
  kept: number;
  /** Open at its end, or as of the report in a week that goes on, by age. */
  open: number[];
}

export interface LateSection {
  open: number;
  /** Overdue now, with the longest first. */
  items: Told<LateItem>;
  reasons: { reason: LateReason; count: number }[];
  breached: Counted;
  /** Other records that are overdue now, by kind. */
  others: { kind: string; count: number }[];
  ages: AgeBucket[];
  /** The week of the report is the last. */
  weeks: WeekOfItems[];
}

export interface EscalatedRecord extends Named {
  at: Instant;
  level: number;
  /** Names of those who were told. */
  told: string[];
  /** How long after that somebody said that they are on it; null: nobody has. */
  acknowledgedAfterMs: number | null;
}

export interface EscalatedSection {
  /** Levels that were told. */
  levels: Counted;
  byLevel: { level: number; count: number }[];
  /** Of those of the week. */
  acknowledged: number;
  /** Of these, the middle one. */
  medianMs: number | null;
  /** The highest level first, what nobody has acknowledged before the others. */
  records: Told<EscalatedRecord>;
}

export interface RepeatedFinding extends Named {
  rating: Rating | null;
  owner: string;
  /** Findings of the same cause before it, of those that the reader sees. */
  earlier: number;
}

export interface CausesSection {
  signed: Counted;
  /** Root causes of analyses signed within `chartWeeks`. */
  causes: Told<{ name: string; count: number; cumulative: number }>;
  /** Findings that are open and repeat others. */
  repeats: Told<RepeatedFinding>;
  written: Counted;
}

/** A value as a line shows it. */
export interface LinePoint {
  /** The first day of its period. */
  period: string;
  value: number | null;
  /** Over too few to tell, or with too little to compare it with. */
  few: boolean;
}

export interface BreachLine extends Named {
  type: 'out_of_band' | 'missing';
  band: 'amber' | 'red' | null;
  owner: string;
  /** The first day of the first period that was out of band, or has no value. */
  since: string;
  /** `4.2 %`; null: there is none, or the reader does not see the metric. */
  value: string | null;
  /** Beyond which it is out of band, as a value; null where there is no such bound. */
  bound: { above: number | null; below: number | null; text: string } | null;
  points: LinePoint[];
}

export interface MetricsSection {
  /** How the slices of the metrics that the reader sees stand. */
  states: { green: number; amber: number; red: number; too_few: number; none: number };
  opened: Counted;
  ended: Counted;
  /** Open now, red ones first, then those that have been so for longest. */
  breaches: Told<BreachLine>;
}

export interface FailingControl extends Named {
  owner: string;
  missedInARow: number;
  /** The last test of it that was concluded found it ineffective. */
  testFailed: boolean;
}

export interface ControlsSection {
  operating: number;
  failing: Told<FailingControl>;
  missed: Counted;
  ineffective: Counted;
  /** Tests of the week that found a control ineffective. */
  tests: Told<Named & { control: string; tester: string }>;
  /** Places of stage, domain and market. */
  coverage: { operating: number; failingOnly: number; none: number };
}

export interface ReviewLine extends Named {
  ended: boolean;
  pairs: number;
  raw: Estimate | null;
  ac1: Estimate | null;
  alpha: Estimate | null;
  /** Which of them to go by here. */
  trust: Trusted;
  /** Fewer pairs than say much. */
  few: boolean;
}

export interface AgreementSection {
  /** Those that ended in the week first, then those that go on. */
  rounds: Told<ReviewLine>;
  ended: Counted;
  /** Rounds that go on, of which the reader is not to see answers yet. */
  blind: number;
}

/** What a governance report says. What only records of no program have is null where it is about one program. */
export interface GovernanceReport {
  week: Week;
  /** By whose clocks weeks begin and times are told. */
  zone: string;
  /** As of when its lists are, and up to when its week is counted. */
  at: Instant;
  scope: ReportScope;
  /** In whose right it was made: what they do not see is in no list, count or chart. */
  reader: { id: string; name: string };
  /** Records that were named when it was made, and that they do not see any more. */
  withheld: number;
  late: LateSection;
  escalated: EscalatedSection;
  causes: CausesSection | null;
  metrics: MetricsSection | null;
  controls: ControlsSection | null;
  agreement: AgreementSection | null;
}

/** The week goes on, or ended before the instant as of which the lists are. */
export function isWhole({ week, at }: Pick<GovernanceReport, 'week' | 'at'>): boolean {
  return at >= week.to;
}
