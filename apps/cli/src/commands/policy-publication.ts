import type { Schemas } from '../lib/client.js';
import { plain, table } from '../lib/output.js';

type Publication = Schemas['PolicyPublication'];

/** `12 items`, `more than 10000 items`. */
function many({ count, more }: { count: number; more: boolean }, one: string, several: string): string {
  return `${more ? 'more than ' : ''}${count} ${count === 1 && !more ? one : several}`;
}

const words = {
  programs: 'programs that are made from now on',
  tollgates: 'the tollgates of programs that are made from now on',
  exceptions: 'exceptions that are asked for from now on',
  records: 'risks, cases, findings and the like that begin from now on',
} as const satisfies Record<Publication['begins'][number], string>;

/** What publishing a version would change, in the order in which one asks. */
export function publicationText(found: Publication): string {
  const { items, programs, replan, others, begins, templates } = found;
  const version = plain(found.version);
  return [
    found.since === null
      ? `No version is in force yet; version ${version} would be the first.`
      : `Version ${plain(found.since)} is in force; version ${version} would take its place for what begins.`,
    items.count === 0
      ? 'No open item keeps an earlier version.'
      : `${many(items, 'open item keeps the version that it began under', 'open items keep the version that they began under')}: ${items.byVersion
          .map((each) => `${each.count} under version ${each.version}`)
          .join(', ')}.`,
    ...(items.shown.length === 0
      ? []
      : [
          table(
            ['ITEM', 'TITLE', 'PROGRAM', 'VERSION'],
            items.shown.map(({ key, title, program, version: under }) => [
              plain(key),
              plain(title),
              plain(program.name),
              plain(under),
            ]),
          ),
        ]),
    ...(replan === null || replan.count === 0
      ? []
      : [
          `Once it is published, ${many(replan, 'of them can', 'of them can')} be re-planned to it: tollgate bulk replan --dry-run shows first what would move.`,
        ]),
    ...(programs.count === 0
      ? []
      : [
          `${many(programs, 'program keeps an earlier version for what is added to it, until it is edited', 'programs keep an earlier version for what is added to them, until they are edited')}: ${named(programs.shown)}.`,
        ]),
    ...others.map((each) => `${many(each, 'record', 'records')} of kind ${plain(each.kind)} keep an earlier version.`),
    ...begins.map((each) => `Where nothing else is said, version ${version} holds for ${words[each]}.`),
    ...templates.shown.map(({ name, takes }) =>
      takes
        ? `Template ${plain(name)} names it without a version, and would take version ${version}.`
        : `Template ${plain(name)} names it with a version, and keeps that.`,
    ),
  ].join('\n');
}

function named(shown: readonly { name: string }[]): string {
  return shown.map(({ name }) => plain(name)).join(', ');
}
