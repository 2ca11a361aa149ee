import { calendarDeeds } from './deeds-calendars.js';
import { decisionDeeds } from './deeds-decisions.js';
import { exceptionDeeds } from './deeds-exceptions.js';
import { itemDeeds } from './deeds-items.js';
import { peopleDeeds } from './deeds-people.js';
import { programDeeds } from './deeds-programs.js';
import { serverDeeds, stillMail } from './deeds-servers.js';
import type { Setting } from './setting.js';

export type Deed = (s: Setting) => Promise<unknown>;

const all = Object.values({
  ...{ ...itemDeeds, ...peopleDeeds, ...decisionDeeds, ...serverDeeds },
  ...{ ...programDeeds, ...exceptionDeeds, ...calendarDeeds },
});
const total = all.reduce((sum, [weight]) => sum + weight, 0);

/** Something happens, by chance. */
export async function happen(s: Setting): Promise<void> {
  let left = s.upTo(total);
  const chosen = all.find(([weight]) => (left -= weight) < 0);
  await stillMail(s);
  await chosen?.[1](s);
  // What was begun by it begins at the wall's time.
  await s.tollgate.clock.settle();
}
