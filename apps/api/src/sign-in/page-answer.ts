import type { FastifyReply } from 'fastify';
import { html, type Html } from '../../../../domain/text/html.js';
import { headed, pageHeaders, sendPage, type Page } from '../links/html.js';
import type { Say } from '../links/say.js';
import { problemOf } from '../problems/problem-of.js';

/** A page, or where to go instead. */
export type Answer = Page | { to: string };

/**
 * `same-origin`: with `no-referrer` a browser says of a form that it comes from nowhere, and a page of ours could not show
 * that it is one.
 */
const headers = { ...pageHeaders, 'referrer-policy': 'same-origin' };

/** Answers with a page, refusals too: whoever comes here reads them in a browser. */
export async function answerWith(
  reply: FastifyReply,
  make: () => Promise<Answer>,
  refused: (detail: string, status: number) => Page | Promise<Page> = refusedPage,
): Promise<void> {
  let answer: Answer;
  try {
    answer = await make();
  } catch (error) {
    const problem = problemOf(error);
    void reply.headers(problem.more.headers ?? {});
    answer = await refused(problem.detail, problem.status);
  }
  if ('to' in answer) await reply.status(303).headers({ location: answer.to, 'cache-control': 'no-store' }).send();
  else await sendPage(reply, answer, headers);
}

export function refusedPage(detail: string, status: number): Page {
  return headed(
    status,
    'That did not work',
    (t) =>
      html`${problemText(t, detail)}
        <p><a href="/sign-in">${t('To the sign-in page')}</a></p>`,
  );
}

export function problemText(t: Say, detail: string | null): Html | null {
  return detail === null ? null : html`<p class="problem" role="alert">${t(detail)}</p>`;
}
