import { castOf } from './cast.js';
import { introduce } from './introduction.js';
import { Play } from './play.js';
import type { Story } from './program/story.js';
import type { Stage } from './stack.js';
import { Timeline } from './timeline/print.js';
import { readRules } from './timeline/rules.js';
import { Tally } from './timeline/tally.js';
import type { Terminal } from './timeline/terminal.js';
import { Trail } from './timeline/trail.js';

/** Plays the story and prints its timeline while it happens. @throws where the program has not closed at its end */
export async function perform(story: Story, stage: Stage, terminal: Terminal): Promise<Tally> {
  const { admin } = stage;
  const cast = await castOf(story, admin);
  const play = new Play(story, stage, cast);
  const programId = await play.prepare();
  const { body: program } = await admin.get(`/programs/${programId}`);
  const { escalation, reminder, signOff, tollgate } = program.policies;
  const rules = await readRules(admin);
  const agreed = [escalation, reminder, signOff, tollgate].map((id: string) => rules.get(id));
  introduce(
    story,
    agreed.filter((rule) => rule !== undefined),
    terminal,
  );
  const shown = {
    name: story.name,
    zone: story.markets[story.home].zone,
    market: story.home,
    tollgateRule: rules.get(tollgate),
  };
  const timeline = new Timeline(terminal, shown, rules);
  const trail = new Trail(admin, programId);
  const tally = new Tally();
  const tell = async (): Promise<void> => {
    const events = await trail.news();
    tally.add(events);
    await timeline.print(events);
  };
  await tell();
  await play.launch(programId);
  await play.perform(tell);
  const { body: after } = await admin.get(`/programs/${programId}`);
  if (after.status !== 'closed') throw new Error(`the story is over, and the program is ${String(after.status)}.`);
  return tally;
}
