import { ended } from '../bulk/bulk-case.js';
import type { Deed } from './deeds.js';
import { changedMeanwhile, otherThanPreviewed, resultsOf } from './previews.js';
import { calendarKey, type Setting } from './setting.js';

/** Days off that are stated and not taken back. */
const stated = new WeakMap<Setting, Set<string>>();

/** A day off is announced, or one that was is taken back; dates move as the preview said. */
const announce: Deed = async (s) => {
  const { admin } = s.tollgate;
  const days = stated.get(s) ?? new Set<string>();
  stated.set(s, days);
  const at = `/calendars/${calendarKey}`;
  const [known] = [...days];
  if (known !== undefined && s.likely(0.4)) {
    days.delete(known);
    await s.ask(`${known} is no day off after all`, admin.delete(`${at}/overrides/${known}`));
  } else {
    const date = s.on(1 + s.upTo(10));
    days.add(date);
    await s.ask(`${date} is a day off`, admin.post(`${at}/overrides`, { days: [{ date, kind: 'off', name: 'x' }] }));
  }
  const preview = await s.ask('what it would move', admin.post(`${at}/draft/preview`));
  const previewId: string | null = preview.body.replanning?.id ?? null;
  const before = previewId === null ? new Map() : await resultsOf(s, previewId);
  const open = [...before.keys()];
  const touched = open.length > 0 && s.likely(0.5) ? await changedMeanwhile(s, s.one(open)) : [];
  const body = previewId === null ? {} : { previewId };
  const { replanning } = (await s.ask('the calendar is published', admin.post(`${at}/publish`, body))).body;
  if (!replanning) return;
  await ended(admin, replanning);
  s.wrong.push(...otherThanPreviewed('calendar', before, await resultsOf(s, replanning), touched));
};

export const calendarDeeds: Record<string, [weight: number, deed: Deed]> = { announce: [2, announce] };
