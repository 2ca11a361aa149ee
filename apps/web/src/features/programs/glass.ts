import type { ComponentProps } from 'react';
import type { Glass } from '../../components/record/glass.js';
import { http } from '../../lib/api.js';

/** How a break-glass at a tollgate is asked for, confirmed and refused. */
export function tollgateGlass(id: string, phaseId: string): ComponentProps<typeof Glass>['send'] {
  const to = { params: { path: { id, phaseId } } };
  return {
    breakGlass: (body, headers) => http.POST('/programs/{id}/phases/{phaseId}/break-glass', { ...to, headers, body }),
    confirmGlass: (body, headers) =>
      http.POST('/programs/{id}/phases/{phaseId}/break-glass/confirm', { ...to, headers, body }),
    refuseGlass: (body, headers) =>
      http.POST('/programs/{id}/phases/{phaseId}/break-glass/refuse', { ...to, headers, body }),
  };
}
