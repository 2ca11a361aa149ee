import type { ShownLogin } from '../../../../database/sign-in/device-logins.js';
import type { PersonalLevel } from '../../../../domain/access/limits.js';
import { html } from '../../../../domain/text/html.js';
import type { Page } from '../links/html.js';
import { whatAsks } from './what-asks.js';

const mays: Record<PersonalLevel, string> = {
  read: 'Read what you may read, and change nothing',
  act: 'Do what you may, but not administer',
  administer: 'Do all that you may, administration too',
};

export const codePage: Page = {
  status: 200,
  title: 'Let a command line in',
  body: html`<h1>Let a command line in</h1>
    <form method="get" action="/sign-in/device">
      <label for="code">The code that it shows</label>
      <input id="code" name="code" autocomplete="off" autofocus required />
      <button>Go on</button>
    </form>`,
};

/** What asks, from where, and for what: whoever did not begin it themself refuses. */
export function askLoginPage(code: string, login: ShownLogin & { level: PersonalLevel }): Page {
  return {
    status: 200,
    title: 'Let a command line in',
    body: html`<h1>Let this command line in?</h1>
      <p>It acts in your name from then on. Refuse, if you have not just begun it yourself.</p>
      <dl>
        ${whatAsks(code, login)}
        <dt>It may</dt>
        <dd>${mays[login.level]}</dd>
      </dl>
      <form method="post" action="/sign-in/device">
        <input type="hidden" name="code" value="${code}" />
        <button name="decision" value="allow">Let it in</button>
        <button class="danger" name="decision" value="refuse">Refuse</button>
      </form>`,
  };
}

export function decidedPage(allowed: boolean): Page {
  const title = allowed ? 'It is let in' : 'It is refused';
  const next = allowed ? 'Go back to the command line. tollgate logout ends it.' : 'It gets no token.';
  return {
    status: 200,
    title,
    body: html`<h1>${title}</h1>
      <p>${next}</p>`,
  };
}

export function failedPage(status: number, detail: string): Page {
  const title = 'This cannot be done';
  return {
    status,
    title,
    body: html`<h1>${title}</h1>
      <p class="problem">${detail}</p>`,
  };
}

export const provedPage: Page = {
  status: 200,
  title: 'It is you',
  body: html`<h1>It is you</h1>
    <p>Go back to the command line: it decides in your name until five minutes after you proved who you are.</p>`,
};
