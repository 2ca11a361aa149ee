import type { FastifyReply } from 'fastify';
import { html } from '../../../../domain/text/html.js';
import { headed, pageHeaders, sendPage, type Page } from '../links/html.js';
import type { Problem } from '../problems/problem.js';
import { problemOf } from '../problems/problem-of.js';

/**
 * Sends a browser on, or shows why not.
 *
 * @param again where one tries it once more; null: nowhere
 * @param make gives where the browser goes
 */
export async function answerInBrowser(
  reply: FastifyReply,
  again: string | null,
  make: () => Promise<string>,
): Promise<void> {
  let to: string;
  try {
    to = await make();
  } catch (error) {
    const problem = problemOf(error);
    const shown = notLetInPage(problem, problem.status === 404 ? null : again);
    await sendPage(reply, shown, { ...pageHeaders, ...problem.more.headers });
    return;
  }
  await reply.header('cache-control', 'no-store').redirect(to, 303);
}

/** Somebody was not let in: why, and what they can do. Whatever a provider said is shown as text. */
function notLetInPage({ status, detail, code }: Problem, again: string | null): Page {
  const title = code === 'provider-away' ? 'Signing in does not work just now' : 'You were not signed in';
  return headed(
    status,
    title,
    (t) =>
      html`<p class="problem" role="alert">${t(detail)}</p>
        <p>
          ${again === null ? null : html`<a class="button" href="${again}">${t('Try again')}</a>`}
          <a class="button plain" href="/sign-in">${t('Sign in another way')}</a>
        </p>
        <p class="note">
          ${t('If you ask somebody for help, tell them: {{code}}', { code: html`<code>${code}</code>` })}
        </p>`,
  );
}
