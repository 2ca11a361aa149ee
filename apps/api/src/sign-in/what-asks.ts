import type { ShownLogin } from '../../../../database/sign-in/device-logins.js';
import type { Say } from '../links/say.js';
import { html, type Html } from '../../../../domain/text/html.js';

/** What asks, from where and since when, by its code: entries of a list. Whoever did not begin it themself refuses. */
export function whatAsks(t: Say, code: string, { client, address, created_at }: ShownLogin): Html {
  return html`<dt>${t('Code')}</dt>
    <dd>${code}</dd>
    <dt>${t('What asks')}</dt>
    <dd>${client}</dd>
    <dt>${t('From')}</dt>
    <dd>${address}</dd>
    <dt>${t('Since')}</dt>
    <dd>${t.instant(created_at.getTime(), 'UTC')}</dd>`;
}
