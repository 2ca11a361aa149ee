import type { ShownLogin } from '../../../../database/sign-in/device-logins.js';
import { html } from '../../../../domain/text/html.js';
import type { Page } from '../links/html.js';
import type { Say } from '../links/say.js';
import { problemText } from './page-answer.js';
import { whatAsks } from './what-asks.js';

/** How whoever sits at the browser can prove who they are. */
export interface WaysToProve {
  /** They have proved it lately. */
  proved: boolean;
  password: boolean;
  /** Those that can be asked to have somebody sign in anew. */
  providers: { key: string; name: string }[];
}

/** Whoever sits there proves who they are, so that a command line of theirs can decide what asks for that. */
export function provePage(
  code: string,
  login: ShownLogin,
  ways: WaysToProve,
  problem: string | null = null,
  status = 200,
): Page {
  return {
    status,
    title: (t) => t.plain('Prove who you are'),
    body: (t) =>
      html`<h1>${t('Prove who you are to this command line?')}</h1>
        <p>
          ${t('It decides in your name for five minutes from then on. Refuse, if you have not just begun it yourself.')}
        </p>
        <dl>${whatAsks(t, code, login)}</dl>
        ${problemText(t, problem)} ${providerButtons(t, code, ways)}
        <form method="post" action="/sign-in/device">
          <input type="hidden" name="code" value="${code}" />
          ${
            ways.proved || !ways.password
              ? ''
              : html`<label for="password">${t('Your password')}</label
                  ><input
                    id="password"
                    name="password"
                    type="password"
                    autocomplete="current-password"
                    maxlength="1000"
                  />`
          }
          ${ways.proved || ways.password ? html`<button name="decision" value="allow">${t('It is me')}</button>` : ''}
          <button class="danger" name="decision" value="refuse">${t('Refuse')}</button>
        </form>`,
  };
}

function providerButtons(t: Say, code: string, { proved, password, providers }: WaysToProve) {
  if (proved) return '';
  const back = new URLSearchParams({ to: `/sign-in/device?code=${code}`, again: 'true' }).toString();
  const buttons = providers.map(
    ({ key, name }) =>
      html`<a class="button plain" href="/sign-in/with/${key}?${back}"
        >${t('Sign in anew with {{name}}', { name })}</a
      >`,
  );
  if (buttons.length > 0 || password) return html`${buttons}`;
  return html`<p class="problem">
    ${t(
      'You have no password here, and no provider that can be asked to have you sign in anew. Ask an administrator for a link by which you set a password: tollgate invite.',
    )}
  </p>`;
}
