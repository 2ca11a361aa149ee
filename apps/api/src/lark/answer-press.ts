import type { DataSource } from 'typeorm';
import { installationKey } from '../../../../config/installation-key.js';
import type { LarkApp } from '../../../../config/lark-app.js';
import { publicUrlOf, type Settings } from '../../../../config/settings.js';
import { proofAskedBy } from '../../../../database/links/proof-asked.js';
import { unusedLinksOf } from '../../../../database/links/open-links.js';
import { peopleAt } from '../../../../database/notifications/confirm-contact.js';
import { destinationOf } from '../../../../database/notifications/contact-points.js';
import { typedFields } from '../links/carry-out.js';
import { decideByLink } from '../links/decide.js';
import type { LinkRow } from '../../../../database/links/load-link.js';
import { findLink } from '../links/find-link.js';
import { actWords, deadText, deadWords, type Deciding } from '../links/pages.js';
import { shownSubject } from '../links/subject.js';
import type { Engine } from '../commands/engine.js';
import { askCard, restCard } from './cards.js';
import type { Pressed } from './pressed.js';

/** What Lark shows to whoever pressed. */
export interface PressAnswer {
  toast?: { type: 'success' | 'info' | 'warning' | 'error'; content: string };
  card?: { type: 'raw'; data: object };
}

interface Parts {
  dataSource: DataSource;
  engine: Engine;
  settings: Settings;
  app: LarkApp;
}

/**
 * What a press does, by the same function as the page of a link: the first shows on what one would decide, the second
 * decides, as the person to whom the card was sent. Whoever presses has to be that person, as Lark knows them.
 */
export async function answerPress(parts: Parts, { operator, step, act, typed }: Pressed): Promise<PressAnswer> {
  const { dataSource, settings, app } = parts;
  const { manager } = dataSource;
  const key = installationKey(settings, 'action-links');
  const people = await peopleAt(
    manager,
    operator.map((lark) => destinationOf({ lark, appId: app.appId })),
  );
  const link = await findLink(manager, act, () => key, Date.now());
  // Of a card that is somebody else's nothing is told, not even whether it can be used.
  if (link.row?.person_id == null || !people.includes(link.row.person_id))
    return toast('error', 'This button is not yours. Tollgate knows you by the Lark account that you have confirmed.');
  const rest = async (said: string, row: LinkRow): Promise<PressAnswer> =>
    shown(restCard(said, await unusedLinksOf(manager, row.delivery_id, key)));
  if ('dead' in link) {
    const said = deadText(link.dead, link.row, link.row.time_zone ?? 'UTC');
    return { ...toast('warning', deadWords[link.dead].title), ...(await rest(said, link.row)) };
  }
  const { row, actor } = link;
  if (row.action === 'read' || actor === null) return {};
  const action: Deciding = row.action;
  if (step === 'rest') return rest('What waits for you', row);
  const proof = await proofAskedBy(manager, row);
  const asked = { token: act, page: `${publicUrlOf(settings)}/act/${act}`, proof };
  if (step === 'ask') return shown(askCard(link, await shownSubject(manager, link), { ...asked, problem: null }));
  // Who presses is known by their Lark alone: where the policy asks for more, the page asks for it.
  if (proof !== null) return shown(askCard(link, await shownSubject(manager, link), { ...asked, problem: null }));
  const decided = await decideByLink(parts, { ...link, actor }, typedFields(typed));
  if (decided.kind === 'again') {
    const again = askCard(link, decided.subject, { ...asked, problem: decided.problem });
    return { ...toast('warning', decided.problem), ...shown(again) };
  }
  if (decided.kind === 'refused') return toast('error', decided.detail);
  const { done } = actWords[action];
  return { ...toast('success', done), ...(await rest(`${decided.subject.name}: ${done}`, row)) };
}

/** Lark shows a line of it, for a moment. */
export function toast(type: NonNullable<PressAnswer['toast']>['type'], content: string): PressAnswer {
  return { toast: { type, content } };
}

function shown(data: object): PressAnswer {
  return { card: { type: 'raw', data } };
}
