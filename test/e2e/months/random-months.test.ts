import { happen } from './deeds.js';
import { foreseeNext, otherThanForeseen } from './foreseen.js';
import { earlyForecasts } from './gate.js';
import { makeItem } from './deeds-items.js';
import { allHasLeft, missedByHook } from './deeds-servers.js';
import { silentLadders } from './ladders.js';
import { settle, Setting } from './setting.js';
import { lateSteps, standsStill } from './stands.js';
import { untoldVersions } from './versions.js';
import { untrueLetters } from './told.js';

/** `MONTHS_SEEDS=11,12` plays these; `MONTHS_DAYS=60` so long each. */
const seeds = (process.env['MONTHS_SEEDS'] ?? '4').split(',').map(Number);
const days = Number(process.env['MONTHS_DAYS'] ?? '8');

test.each(seeds)(
  'the months of seed %i',
  async (seed) => {
    const s = await Setting.start(seed);
    try {
      await settle(s);
      for (let count = 0; count < 6; count += 1) await makeItem(s);
      const end = s.now + days * 86_400_000;
      let letters = 0;
      while (s.now < end && s.wrong.length === 0) {
        for (let count = 3 + s.upTo(6); count > 0; count -= 1) await happen(s);
        const seen = await foreseeNext(s);
        await s.tollgate.clock.to(s.now + (8 + s.upTo(64)) * 3_600_000);
        s.wrong.push(...(await standsStill(s)), ...(await silentLadders(s)), ...(await earlyForecasts(s)));
        s.wrong.push(...(await untoldVersions(s)));
        s.wrong.push(...(await otherThanForeseen(s, seen)), ...(await untrueLetters(s, letters)));
        letters = s.mail.mails.length;
      }
      if (s.wrong.length === 0) s.wrong.push(...(await missedByHook(s)));
      await allHasLeft(s);
      s.wrong.push(...(await untrueLetters(s, letters)));
      // That the mail server is away is part of the play.
      expect(s.tollgate.problems.filter(({ where }) => !['mails', 'outgoing webhooks'].includes(where))).toEqual([]);
      expect(s.wrong).toEqual([]);
    } catch (error) {
      s.wrong.push(...(await lateSteps(s)));
      process.stderr.write(`The months of seed ${seed}:\n${s.story.join('\n')}\n${s.wrong.join('\n')}\n`);
      throw error;
    } finally {
      await s.stop();
    }
  },
  1_800_000,
);
