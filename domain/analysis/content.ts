import type { LifecycleStage } from '../case/case.js';

/** How causes are looked for; each is a view of one graph, and says which kinds of node it has. */
export const methods = ['whys', 'ishikawa', 'fault-tree'] as const;
export type Method = (typeof methods)[number];

/** `effect` is what happened, once; `gate` says how what is below it comes together. */
export const nodeKinds = ['effect', 'why', 'category', 'event', 'gate'] as const;
export type NodeKind = (typeof nodeKinds)[number];

export const gates = ['and', 'or'] as const;
export type Gate = (typeof gates)[number];

/** What would have prevented it, or what helped it on. */
export const causeRoles = ['root', 'contributing'] as const;
export type CauseRole = (typeof causeRoles)[number];

export const confidences = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof confidences)[number];

/** The code of a cause that nobody knows: an answer, and counted as one. */
export const unknownCause = 'unknown';

export const mostNodes = 300;
export const mostDepth = 20;
export const mostParents = 10;
export const mostEvidence = 5;
export const mostMoments = 200;

/** What shows that an answer is so. */
export interface NodeEvidence {
  text: string;
  /** https only. */
  link: string | null;
  /** SHA-256 of what was looked at, hex, where it is a file. */
  sha256: string | null;
}

/** A place of the graph. It hangs on what it explains: on several where one thing explains several. */
export interface CauseNode {
  /** Chosen by whoever draws it, and kept from version to version. */
  id: string;
  kind: NodeKind;
  text: string;
  /** Of a gate; null of all else, of which any one that is below it is enough. */
  gate: Gate | null;
  /** Ids of what it explains; none of the effect alone. */
  parents: string[];
  /** Null: it is a step on the way, and no cause that is told. */
  role: CauseRole | null;
  /** Of the taxonomy, or `unknown`; of a cause. */
  code: string | null;
  /** How sure whoever says so is; of a cause that is known. */
  confidence: Confidence | null;
  evidence: NodeEvidence[];
}

/** Something that happened, for the line of time. */
export interface Happened {
  /** ISO 8601 with its offset. */
  at: string;
  text: string;
}

/** All that people write of an analysis; each version is kept. */
export interface AnalysisContent {
  title: string;
  /** What happened, and how far it goes. */
  problem: string;
  method: Method;
  stage: LifecycleStage | null;
  domain: string | null;
  markets: string[];
  nodes: CauseNode[];
  timeline: Happened[];
}

/** A cause that the graph tells, as findings carry it and lists count it. */
export interface Cause {
  node: string;
  text: string;
  role: CauseRole;
  code: string;
  confidence: Confidence | null;
}

/** The causes that a graph tells, roots first. */
export function causesOf(nodes: readonly CauseNode[]): Cause[] {
  const all = nodes.flatMap(({ id, text, role, code, confidence }): Cause[] =>
    role === null ? [] : [{ node: id, text, role, code: code ?? unknownCause, confidence }],
  );
  return causeRoles.flatMap((role) => all.filter((cause) => cause.role === role));
}
