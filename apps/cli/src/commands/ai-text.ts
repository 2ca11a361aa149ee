import type { Schemas } from '../lib/client.js';
import { facts, nameOf, plain, table, whenText, words } from '../lib/output.js';

export function statusText({ on, provider, model, leaves, prices }: Schemas['AiStatus']): string {
  if (!on) return 'No model is set up (AI_PROVIDER): nothing leaves, and nothing lacks.';
  return facts([
    ['Model', `${provider} ${plain(model)}`],
    ['May leave', leaves.domains.length === 0 ? 'records of all domains' : leaves.domains.map(plain).join(', ')],
    ['Restricted', leaves.restricted ? 'may leave too' : 'stay here'],
    [
      'Names',
      leaves.masked ? 'words stand for them, for mail addresses and for telephone numbers' : 'leave as they are',
    ],
    ['A million', `${prices.in} ${prices.currency} sent, ${prices.out} ${prices.currency} answered`],
  ]);
}

/** A run with what it wrote, each statement with where its quote stands. */
export function runText(run: Schemas['AiRunDetail']): string {
  const head = facts([
    ['Run', run.id],
    ['Task', `${plain(run.task)}, version ${plain(run.version)}`],
    ['Record', `${plain(run.record.key)} ${plain(run.record.title)}`],
    ['Asked by', `${nameOf(run.askedBy)}, ${whenText(run.askedAt)}`],
    ['State', words(run.outcome ?? run.state)],
    ['', run.says],
    ['Model', run.model === null ? null : `${plain(run.provider)} ${plain(run.model)}`],
    ['Tokens', run.tokens === 0 ? null : run.tokens],
    ['Read', run.source === null ? null : plain(run.source.name)],
    ['Left out', run.leftOut === 0 ? null : `${run.leftOut} linked records`],
    ['Proposed', run.proposals.map(({ key, status }) => `${plain(key)} (${words(status)})`).join(', ')],
  ]);
  if (run.sentences !== null) return [head, ...sentencesText(run)].join('\n\n');
  if (run.into !== null && run.drafted !== null) return [head, translatedText(run)].join('\n\n');
  const drafted = run.drafted?.map(
    ({ field, text, quote }) =>
      `${words(field)}: ${plain(text)}\n    ${quote.text === null ? 'no source was found' : `“${plain(quote.text)}” ${plain(quote.record)}, ${quote.standing === 'same' ? 'word for word' : 'but for spaces and case'}`}`,
  );
  return [head, ...(drafted && drafted.length > 0 ? [`A machine wrote this:\n${drafted.join('\n')}`] : [])].join(
    '\n\n',
  );
}

/** Each sentence with what it was taken for: what was left out is seen like what was made up. */
function sentencesText({ sentences, source }: Schemas['AiRunDetail']): string[] {
  const rows = (sentences ?? []).map((one) => [
    ...[
      plain(one.number),
      one.is === 'covered' ? `covered by ${plain(one.item)}` : words(one.is),
      plain(one.title ?? ''),
    ],
    ...[hintText(one.owner), hintText(one.due), plain(one.text)],
  ]);
  const from = source === null ? '' : ` in ${plain(source.name)}`;
  return [
    `A machine says what each sentence${from} is. Nothing was made of it: tollgate items create makes an item.`,
    table(['', 'IS', 'WHAT IS TO BE DONE', 'WHO', 'BY WHEN', 'SENTENCE'], rows),
  ];
}

const hintText = (hint: { text: string; stands: boolean } | null): string =>
  hint === null ? '' : `${plain(hint.text)}${hint.stands ? '' : ' (the sentence does not say so)'}`;

function translatedText({ model, into, drafted }: Schemas['AiRunDetail']): string {
  const texts = (drafted ?? []).map(({ field, text }) => `${words(field)}: ${plain(text)}`);
  return [`Translated into ${plain(into)} by ${plain(model)}, not checked:`, ...texts].join('\n');
}

export function budgetText({ month, currency, items }: Schemas['AiBudget']): string {
  const rows = items.map(({ task, tokens, money, calls, spent }) => [
    ...[plain(task), plain(calls), `${tokens.spent + tokens.reserved} of ${tokens.limit}`],
    ...[`${money.spent + money.reserved} of ${money.limit}`, spent ? 'nothing is left' : ''],
  ]);
  return table([`${month} (UTC)`, 'CALLS', 'TOKENS', currency, ''], rows);
}

export function measureText(items: readonly Schemas['AiMeasure'][]): string {
  return table(
    [
      'TASK',
      'VERSION',
      'LANGUAGE',
      'RUNS',
      'CAME TO NOTHING',
      'WITH SOURCE',
      'PROPOSALS',
      'KEPT',
      'CHANGED',
      'REJECTED',
      'KEPT OF DECIDED',
    ],
    items.map((one) => [
      ...[plain(one.task), plain(one.version), plain(one.language), plain(one.runs), plain(one.failed)],
      ...[`${one.statementsFound} of ${one.statements}`, plain(one.proposals), plain(one.kept)],
      ...[changedText(one), plain(one.rejected)],
      one.keptShare === null
        ? 'nothing decided'
        : `${Math.round(one.keptShare * 100)} % of ${one.kept + one.changed + one.rejected}`,
    ]),
  );
}

/** `3, median 12.5 %, 1 by less than 5 %` */
function changedText({ changed, changedLittle, medianChange }: Schemas['AiMeasure']): string {
  if (medianChange === null) return '0';
  return `${changed}, median ${Number((100 * medianChange).toFixed(1))} %, ${changedLittle} by less than 5 %`;
}
