import { Option, type Command } from 'commander';
import { collect, day, given, timeOfDay, wholeNumber } from '../lib/options.js';
import { stages } from './case-acts.js';
import { grades, ratings } from './finding-filters.js';

export const controlTypes = ['preventive', 'detective', 'corrective'];
export const automations = ['manual', 'semi_automated', 'automated'];

/** What a control says. */
export interface Content {
  title?: string;
  objective?: string;
  procedure?: string;
  type?: string;
  automation?: string;
  stage?: string;
  domain?: string;
  market?: string[];
  rule?: string;
  starts?: string;
  time?: string;
  zone?: string;
  within?: string;
  attestEvery?: string;
  missedRaises?: string;
  missedInARow?: number;
  missedRating?: string;
}

export function withContent(command: Command, needed: boolean): Command {
  const need = (option: Option): Option => option.makeOptionMandatory(needed);
  return command
    .addOption(need(new Option('--title <text>', 'the control, in a few words')))
    .addOption(need(new Option('--objective <text>', 'what it is to achieve')))
    .option('--procedure <text>', 'how it is performed, for its operator')
    .addOption(need(new Option('--type <type>', 'whether it prevents, finds or puts right').choices(controlTypes)))
    .addOption(new Option('--automation <how>', 'who or what performs it').choices(automations))
    .addOption(need(new Option('--stage <stage>', 'at which stage of the lifecycle it stands').choices(stages)))
    .option('--domain <domain>', 'the domain of risk; all of them where nothing is said')
    .addOption(need(new Option('--market <market>', 'once for each').argParser(collect)))
    .addOption(need(new Option('--rule <rrule>', 'when a run is expected, as RFC 5545: FREQ=WEEKLY;BYDAY=MO')))
    .option('--starts <date>', 'from which date it counts; today where nothing is said', day)
    .option('--time <time>', 'from which time of day a run can be performed; 09:00 where nothing is said', timeOfDay)
    .option('--zone <zone>', 'that of the owner where nothing is said')
    .option(
      '--within <duration>',
      'within which working time a run is performed; "1 working day" where nothing is said',
    )
    .option('--attest-every <duration>', 'how often its owner attests; "3 months" where nothing is said')
    .addOption(new Option('--missed-raises <grade>', 'what missed runs raise by themselves').choices(grades))
    .option('--missed-in-a-row <n>', 'so many in a row; one where nothing is said', wholeNumber)
    .addOption(new Option('--missed-rating <rating>', 'of the finding that is raised').choices(ratings));
}

/** As the API takes it; what was not said is left out. */
export function contentOf(said: Content) {
  const { title, objective, procedure, type, automation, stage, domain, market, within, attestEvery } = said;
  const frequency = given({ rule: said.rule, startsOn: said.starts, time: said.time, zone: said.zone });
  const missed = given({ raises: said.missedRaises, inARow: said.missedInARow, rating: said.missedRating });
  const some = <O extends object>(of: O): O | undefined => (Object.keys(of).length === 0 ? undefined : of);
  return given({
    ...{ title, objective, procedure, type, automation, stage, domain, markets: market },
    ...{ within, attestEvery, frequency: some(frequency), missed: some(missed) },
  });
}
