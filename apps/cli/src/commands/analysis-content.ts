import { Option } from 'commander';
import { Client, Failure, type Body, type Schemas } from '../lib/client.js';
import { jsonFile } from '../lib/json-file.js';
import { collect, given, wholeNumber } from '../lib/options.js';
import { plain, show, table, whenText, nameOf } from '../lib/output.js';
import type { Analyses } from './analyses.js';
import type { Common } from './record-commands.js';

type Content = Body<`/analyses/${string}/content`, 'put'>;
type Detail = Schemas['AnalysisDetail'];

/** What an analysis says. */
export function contentCommands(one: Analyses): void {
  one
    .on(
      'content',
      'what it says, as JSON; with a file, write it as a new version (signatures fall)',
      'graph.json',
      '[file]',
    )
    .option('--note <text>', 'what is other in this version')
    .addHelpText(
      'after',
      '  tollgate analyses content RA-12 > graph.json   # change it, then\n  tollgate analyses content RA-12 graph.json --note "With the figures of May"\n',
    )
    .action(async (ref: string, file: string | undefined, { note, ...options }: Common & { note?: string }) => {
      const client = new Client();
      const found = await client.get(one.path(ref));
      if (file === undefined) {
        process.stdout.write(`${JSON.stringify(contentOf(found), null, 2)}\n`);
        return;
      }
      const body = { ...(jsonFile(file) as Content), ...given({ note }) };
      await one.send(ref, options, (to, path) => to.put(`${path}/content`, body, found.version));
    });
  nodeCommand(one);
  dropCommand(one);
  versionsCommand(one);
}

/** All that people write of it, as the API takes it. */
function contentOf({ title, problem, method, stage, domain, markets, nodes, timeline }: Detail): Content {
  return { title, problem, method, stage, domain, markets, nodes, timeline };
}

interface NodeOptions extends Common {
  under?: string[];
  id?: string;
  kind?: string;
  gate?: string;
  root?: string;
  contributing?: string;
  confidence?: string;
  evidence?: string[];
  link?: string[];
  sha256?: string[];
}

const usual: Record<string, string> = { whys: 'why', ishikawa: 'why', 'fault-tree': 'event' };

function nodeCommand(one: Analyses): void {
  one
    .on(
      'node',
      'say why: add an answer, or change the one with this id',
      '"Nobody was trained" --under effect',
      '<text>',
    )
    .option('--under <id>', 'what it explains; once for each; the effect where nothing is said', collect)
    .option('--id <id>', 'of the answer; the next free one where nothing is said')
    .addOption(new Option('--kind <kind>', 'what it is').choices(['why', 'category', 'event', 'gate']))
    .addOption(new Option('--gate <gate>', 'of a gate').choices(['and', 'or']))
    .option('--root <code>', 'it is a root cause, by its code of the taxonomy; unknown')
    .option('--contributing <code>', 'it is a contributing cause, likewise')
    .addOption(new Option('--confidence <how>', 'how sure you are').choices(['low', 'medium', 'high']))
    .option('--evidence <text>', 'what shows it; once for each', collect)
    .option('--link <https>', 'where the evidence is, in the same order', collect)
    .option('--sha256 <hex>', 'of the file that was looked at, in the same order', collect)
    .action(async (ref: string, text: string, options: NodeOptions) => {
      if (options.root !== undefined && options.contributing !== undefined)
        throw new Failure('A cause is --root or --contributing, not both.');
      const client = new Client();
      const found = await client.get(one.path(ref));
      const body = { ...contentOf(found), nodes: withNode(found, text, options) };
      await one.send(ref, options, (to, path) => to.put(`${path}/content`, body, found.version));
    });
}

/** The graph with an answer more, or with one of them changed: what is not said of it stays as it is. */
function withNode({ nodes, method }: Detail, text: string, said: NodeOptions): NonNullable<Content['nodes']> {
  const taken = new Set(nodes.map(({ id }) => id));
  let next = 1;
  while (taken.has(`n${next}`)) next += 1;
  const id = said.id ?? `n${next}`;
  const before = nodes.find((node) => node.id === id);
  const code = said.root ?? said.contributing;
  const node = {
    ...{ gate: null, role: null, code: null, confidence: null, evidence: [] },
    ...before,
    id,
    text,
    kind: said.kind ?? before?.kind ?? (said.gate === undefined ? (usual[method] ?? 'why') : 'gate'),
    parents: said.under ?? before?.parents ?? [nodes.find(({ kind }) => kind === 'effect')?.id ?? 'effect'],
    ...(said.gate === undefined ? {} : { gate: said.gate }),
    ...(code === undefined ? {} : { code, role: said.root === undefined ? 'contributing' : 'root' }),
    ...(said.confidence === undefined ? {} : { confidence: said.confidence }),
    ...(said.evidence === undefined
      ? {}
      : {
          evidence: said.evidence.map((shows, index) => ({
            text: shows,
            link: said.link?.[index] ?? null,
            sha256: said.sha256?.[index] ?? null,
          })),
        }),
  };
  return before === undefined ? [...nodes, node] : nodes.map((other) => (other.id === id ? node : other));
}

function dropCommand(one: Analyses): void {
  one
    .on('drop', 'take an answer away, with those below that explain nothing else', 'n3', '<id>')
    .action(async (ref: string, id: string, options: Common) => {
      const client = new Client();
      const found = await client.get(one.path(ref));
      if (!found.nodes.some((node) => node.id === id)) throw new Failure(`There is no answer ${plain(id)} in ${ref}.`);
      const gone = new Set([id]);
      for (let before = 0; before < gone.size;) {
        before = gone.size;
        for (const { id: other, parents } of found.nodes)
          if (parents.length > 0 && parents.every((parent) => gone.has(parent))) gone.add(other);
      }
      const nodes = found.nodes
        .filter((node) => !gone.has(node.id))
        .map((node) => ({ ...node, parents: node.parents.filter((parent) => !gone.has(parent)) }));
      await one.send(ref, options, (to, path) =>
        to.put(`${path}/content`, { ...contentOf(found), nodes }, found.version),
      );
    });
}

function versionsCommand(one: Analyses): void {
  one
    .on('versions', 'each version of what it says: who wrote it, when, with its hash')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .action(async (ref: string, { limit, json }: Common & { limit: number }) => {
      const { items, more } = await new Client().all(`${one.path(ref)}/versions`, {}, limit);
      const rows = items.map((version) => [
        plain(version.number),
        whenText(version.writtenAt),
        nameOf(version.writtenBy),
        plain(version.contentHash),
        plain(version.note ?? ''),
      ]);
      show(json, { items, more }, () => table(['VERSION', 'WRITTEN', 'BY', 'SHA-256', 'NOTE'], rows, 4));
    });
}
