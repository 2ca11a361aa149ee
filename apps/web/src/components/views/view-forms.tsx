import type { ReactElement } from 'react';
import { http } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { CommandForm, type Values } from '../form/command-form.js';
import type { FormField } from '../form/form-field.js';
import type { ListState, View, ViewList } from './state.js';

type Sharing = View['sharing'];
const sharings = ['mine', 'team', 'all'] as const satisfies readonly Sharing[];

interface Closing {
  close: () => void;
}

/** The list as it is set gets a name. */
export function SaveView(
  props: Closing & { list: ViewList; state: ListState; saved: (view: View) => void },
): ReactElement {
  const { list, state, saved, close } = props;
  const t = useTexts();
  return (
    <CommandForm<View | undefined>
      name={`view-save/${list}`}
      title={t('views.save')}
      fields={useFields()}
      initial={{ sharing: 'mine' }}
      send={async (values, headers) =>
        (await http.POST('/views', { body: { list, ...state, ...factsOf(values) }, headers })).data
      }
      done={(view) => {
        if (view) saved(view);
        close();
      }}
      close={close}
    />
  );
}

/** Its name, and for whom it is. */
export function EditView({ view, close }: Closing & { view: View }): ReactElement {
  const t = useTexts();
  const { id, name, sharing, team, version } = view;
  return (
    <CommandForm<unknown>
      name={`view-edit/${id}`}
      title={t('views.edit')}
      fields={useFields()}
      initial={{ name, sharing, ...(team ? { teamId: team.id } : {}) }}
      send={(values, headers) =>
        http.PATCH('/views/{id}', {
          params: { path: { id } },
          body: factsOf(values),
          headers: { ...headers, 'if-match': `"${version}"` },
        })
      }
      done={close}
      close={close}
    />
  );
}

export function RemoveView({ view, removed, close }: Closing & { view: View; removed: () => void }): ReactElement {
  const t = useTexts();
  return (
    <CommandForm<unknown>
      name={`view-remove/${view.id}`}
      title={t('views.removeThis', { name: view.name })}
      grave
      fields={[]}
      send={(_, headers) => http.DELETE('/views/{id}', { params: { path: { id: view.id } }, headers })}
      done={() => {
        removed();
        close();
      }}
      close={close}
    />
  );
}

function useFields(): FormField[] {
  const t = useTexts();
  return [
    { name: 'name', label: t('views.name'), kind: 'line', required: true },
    {
      ...{ name: 'sharing', label: t('views.sharing'), kind: 'choice', required: true },
      options: sharings.map((value) => ({ value, label: t(`views.sharedWith.${value}`) })),
    },
    { name: 'teamId', label: t('views.team'), kind: 'team', required: true, when: { field: 'sharing', is: 'team' } },
  ];
}

function factsOf({ name = '', sharing, teamId }: Values): { name: string; sharing: Sharing; teamId?: string } {
  return { name, sharing: sharing as Sharing, ...(sharing === 'team' && teamId ? { teamId } : {}) };
}
