import { http, type Schemas } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';
import type { CommandHeaders } from '../../lib/use-command.js';

type Texts = ReturnType<typeof useTexts>;

/** Six items in two phases: which phase, how soon, how grave. */
const items = [
  { title: 'itemOne', phase: 0, due: '5 working days', severity: 'High' },
  { title: 'itemTwo', phase: 0, due: '8 working days', severity: 'Critical' },
  { title: 'itemThree', phase: 0, due: '12 working days', severity: 'Medium' },
  { title: 'itemFour', phase: 0, due: '15 working days', severity: 'Medium' },
  { title: 'itemFive', phase: 1, due: '25 working days', severity: 'High' },
  { title: 'itemSix', phase: 1, due: '30 working days', severity: 'Low' },
] as const;

/**
 * A draft program to see how it all works, given to those who are here. Sent again after a failure it goes on where it
 * stopped, for each of its parts has a key of its own.
 */
export async function makeSample(
  t: Texts,
  me: string,
  others: readonly string[],
  headers: CommandHeaders,
): Promise<Schemas['Program'] | undefined> {
  const part = (name: string) => ({ 'idempotency-key': `${headers['idempotency-key']}-${name}` });
  const { data: program } = await http.POST('/programs', {
    headers: part('program'),
    body: {
      name: t('sample.name'),
      description: t('sample.description'),
      managerId: me,
      domainLeadId: others[0] ?? null,
      phases: [{ name: t('sample.phaseOne') }, { name: t('sample.phaseTwo') }],
    },
  });
  if (program === undefined) return undefined;
  // The manager owes nothing in it where somebody else is there: then they may change its dates.
  const owners = others.length > 0 ? others : [me];
  for (const [number, { title, phase, due, severity }] of items.entries()) {
    const phaseId = program.phases[phase]?.id;
    await http.POST('/action-items', {
      headers: part(title),
      body: {
        programId: program.id,
        title: t(`sample.${title}`),
        ownerId: owners[number % owners.length] ?? me,
        severity,
        due: { in: due },
        ...(phaseId === undefined ? {} : { phaseId }),
      },
    });
  }
  return program;
}
