import { html, type Page } from '../links/html.js';
import type { Problem } from '../problems/problem.js';

/** Somebody was not let in: why, and what they can do. Whatever a provider said is shown as text. */
export function notLetInPage({ status, detail, code }: Problem, again: string | null): Page {
  const title = code === 'provider-away' ? 'Signing in does not work just now' : 'You were not signed in';
  return {
    status,
    title,
    body: html`<h1>${title}</h1>
      <p class="problem" role="alert">${detail}</p>
      <p>
        ${again === null ? null : html`<a class="button" href="${again}">Try again</a>`}
        <a class="button plain" href="/sign-in">Sign in another way</a>
      </p>
      <p class="note">If you ask somebody for help, tell them: <code>${code}</code></p>`,
  };
}
