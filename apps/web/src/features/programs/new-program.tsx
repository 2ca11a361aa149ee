import type { ReactElement } from 'react';
import { CommandForm, typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { http, type Schemas } from '../../lib/api.js';
import { severalIn } from '../../lib/several.js';
import { useTexts } from '../../lib/texts.js';

interface Props {
  made: (id: string) => void;
  close: () => void;
}

/** A program is set up by hand, as a draft: with its phases, before there is anything in them. */
export function NewProgram({ made, close }: Props): ReactElement {
  const t = useTexts();
  return (
    <CommandForm
      name="add-program"
      title={t('programs.add')}
      fields={fieldsOf(t)}
      send={async (values, headers) => (await http.POST('/programs', { body: bodyOf(values), headers })).data}
      done={(program) => {
        close();
        if (program) made(program.id);
      }}
      close={close}
    />
  );
}

function fieldsOf(t: ReturnType<typeof useTexts>): FormField[] {
  return [
    { name: 'name', label: t('programs.name'), kind: 'line', required: true },
    { name: 'description', label: t('programs.what'), kind: 'text' },
    { name: 'phases', label: t('programs.phasesNamed'), hint: t('programs.phasesHint'), kind: 'text' },
    { name: 'managerId', label: t('programs.manager'), hint: t('programs.managerHint'), kind: 'person' },
    { name: 'domainLeadId', label: t('programs.domainLead'), kind: 'person' },
    { name: 'domain', label: t('programs.domain'), kind: 'line' },
    { name: 'markets', label: t('programs.markets'), hint: t('programs.marketsHint'), kind: 'line' },
  ];
}

function bodyOf(values: Values): Schemas['CreateProgram'] {
  const { name = '', phases = '', markets = '' } = values;
  const named = severalIn(phases, /\n+/).map(phaseOf);
  return {
    name,
    ...typed(values, 'description', 'managerId', 'domainLeadId', 'domain'),
    ...(named.length > 0 ? { phases: named } : {}),
    ...(markets === '' ? {} : { markets: severalIn(markets) }),
  };
}

/** `Detection = 2026-12-31`: a phase and the day by which its tollgate is to be passed, as the command line takes it. */
function phaseOf(line: string): Schemas['NewPhase'] {
  const place = line.lastIndexOf('=');
  if (place === -1) return { name: line };
  return { name: line.slice(0, place).trim(), targetDate: line.slice(place + 1).trim() };
}
