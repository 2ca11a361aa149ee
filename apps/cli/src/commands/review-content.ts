import { Option, type Command } from 'commander';
import { collect, given, wholeNumber } from '../lib/options.js';

/** What a round says and asks. */
export interface Content {
  title?: string;
  text?: string;
  domain?: string;
  market?: string[];
  decision?: string;
  label?: string[];
  ask?: string[];
  policyLine?: string[];
  perItem?: number;
  hold?: number;
}

export function withContent(command: Command, needed: boolean): Command {
  const need = (option: Option): Option => option.makeOptionMandatory(needed);
  return command
    .addOption(need(new Option('--title <text>', 'what is judged, in one line')))
    .option('--text <text>', 'what reviewers are told')
    .option('--domain <domain>', 'the domain of risk')
    .option('--market <market>', 'once for each', collect)
    .addOption(need(new Option('--decision <text>', 'the question that is decided of each item')))
    .addOption(
      need(
        new Option('--label <label>', 'what can be decided; with ! behind it, a violation; once for each').argParser(
          collect,
        ),
      ),
    )
    .option('--ask <key=text>', 'another question; with ! behind its key, required; once for each', collect)
    .option('--policy-line <line>', 'of which whoever finds a violation names one; once for each', collect)
    .addOption(need(new Option('--per-item <n>', 'how many judge an item: 1, or 2, blind').argParser(wholeNumber)))
    .option('--hold <minutes>', 'for how long an item is one’s own', wholeNumber);
}

/** As the API takes it; what was not said is left out. */
export function contentOf(said: Content) {
  return given({
    ...{ title: said.title, text: said.text, domain: said.domain, markets: said.market },
    ...{ policyLines: said.policyLine, perItem: said.perItem, holdMinutes: said.hold },
    questions: said.ask?.map(questionOf),
  });
}

function questionOf(said: string): { key: string; text: string; required: boolean } {
  const at = said.indexOf('=');
  const [name, text] = at === -1 ? [said, said] : [said.slice(0, at), said.slice(at + 1)];
  const required = name.endsWith('!');
  return { key: required ? name.slice(0, -1) : name, text, required };
}
