import type { ShownLogin } from '../../../../database/sign-in/device-logins.js';
import type { PersonalLevel } from '../../../../domain/access/limits.js';
import { html } from '../../../../domain/text/html.js';
import { headed, type Page } from '../links/html.js';
import { whatAsks } from './what-asks.js';

const mays: Record<PersonalLevel, string> = {
  read: 'Read what you may read, and change nothing',
  act: 'Do what you may, but not administer',
  administer: 'Do all that you may, administration too',
};

export const codePage: Page = headed(
  200,
  'Let a command line in',
  (t) =>
    html`<form method="get" action="/sign-in/device">
      <label for="code">${t('The code that it shows')}</label>
      <input id="code" name="code" autocomplete="off" autofocus required />
      <button>${t('Go on')}</button>
    </form>`,
);

/** What asks, from where, and for what: whoever did not begin it themself refuses. */
export function askLoginPage(code: string, login: ShownLogin & { level: PersonalLevel }): Page {
  return {
    status: 200,
    title: (t) => t.plain('Let a command line in'),
    body: (t) =>
      html`<h1>${t('Let this command line in?')}</h1>
        <p>${t('It acts in your name from then on. Refuse, if you have not just begun it yourself.')}</p>
        <dl>
          ${whatAsks(t, code, login)}
          <dt>${t('It may')}</dt>
          <dd>${t(mays[login.level])}</dd>
        </dl>
        <form method="post" action="/sign-in/device">
          <input type="hidden" name="code" value="${code}" />
          <button name="decision" value="allow">${t('Let it in')}</button>
          <button class="danger" name="decision" value="refuse">${t('Refuse')}</button>
        </form>`,
  };
}

export function decidedPage(allowed: boolean): Page {
  const next = allowed ? 'Go back to the command line. tollgate logout ends it.' : 'It gets no token.';
  return headed(200, allowed ? 'It is let in' : 'It is refused', (t) => html`<p>${t(next)}</p>`);
}

export function failedPage(status: number, detail: string): Page {
  return headed(status, 'This cannot be done', (t) => html`<p class="problem">${t(detail)}</p>`);
}

export const provedPage: Page = headed(
  200,
  'It is you',
  (t) =>
    html`<p>
      ${t('Go back to the command line: it decides in your name until five minutes after you proved who you are.')}
    </p>`,
);
