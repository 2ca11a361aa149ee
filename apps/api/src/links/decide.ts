import type { DataSource } from 'typeorm';
import { markRefused, markUsed } from '../../../../database/links/links.js';
import { withStandIns } from '../../../../database/people/acting-for.js';
import type { Actor } from '../access/actor.js';
import type { Engine } from '../commands/engine.js';
import type { Shown } from '../commands/shown.js';
import { problemOf } from '../problems/problem-of.js';
import { carryOut, FormProblem } from './carry-out.js';
import type { LiveLink } from './find-link.js';
import { shownSubject, type ShownSubject } from './subject.js';

/** What came of it: done; something typed is to be put right, and nothing was done; or the rules said no. */
export type Decided =
  | { kind: 'done'; subject: ShownSubject }
  | { kind: 'again'; subject: ShownSubject; problem: string; status: number }
  | { kind: 'refused'; detail: string; status: number };

/**
 * Does what a link stands for, once, as the person whose it is; from its page, and from the card of a bot.
 *
 * @param prove what shows who decides, where the policy asks for it
 * @throws what is no word on what was asked, such as an engine that is away
 */
export async function decideByLink(
  { dataSource, engine }: { dataSource: DataSource; engine: Engine },
  link: LiveLink & { actor: Actor },
  typed: Record<string, string>,
  prove: () => Promise<Shown> = () => Promise.resolve({}),
): Promise<Decided> {
  const { row, actor } = link;
  const subject = await shownSubject(dataSource.manager, link);
  let shown: Shown | null = null;
  try {
    shown = await prove();
    await carryOut(engine, row, await withStandIns(dataSource.manager, actor), subject.item, typed, shown);
  } catch (error) {
    if (error instanceof FormProblem) return { kind: 'again', subject, problem: error.message, status: 422 };
    const problem = problemOf(error);
    if (problem.status >= 500) throw error;
    // Nothing was sent: who they are was not proved.
    if (shown === null) return { kind: 'again', subject, problem: problem.detail, status: problem.status };
    await markRefused(dataSource.manager, row);
    // What can be put right where it was typed is asked again there.
    return problem.status === 422 || problem.status === 412 || problem.code === 'proof-required'
      ? { kind: 'again', subject, problem: problem.detail, status: problem.status }
      : { kind: 'refused', detail: problem.detail, status: problem.status };
  }
  await markUsed(dataSource, row, Date.now());
  return { kind: 'done', subject };
}
