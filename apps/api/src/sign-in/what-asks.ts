import type { ShownLogin } from '../../../../database/sign-in/device-logins.js';
import { describeInstant } from '../../../../domain/time.js';
import { html, type Html } from '../../../../domain/text/html.js';

/** What asks, from where and since when, by its code: entries of a list. Whoever did not begin it themself refuses. */
export function whatAsks(code: string, { client, address, created_at }: ShownLogin): Html {
  return html`<dt>Code</dt>
    <dd>${code}</dd>
    <dt>What asks</dt>
    <dd>${client}</dd>
    <dt>From</dt>
    <dd>${address}</dd>
    <dt>Since</dt>
    <dd>${describeInstant(created_at.getTime(), 'UTC')}</dd>`;
}
