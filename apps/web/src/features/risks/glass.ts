import type { ComponentProps } from 'react';
import type { Glass } from '../../components/record/glass.js';
import { http } from '../../lib/api.js';

/** How a break-glass of a review of a risk is asked for, confirmed and refused. */
export function riskGlass(id: string): ComponentProps<typeof Glass>['send'] {
  const to = { params: { path: { id } } };
  return {
    breakGlass: (body, headers) => http.POST('/risks/{id}/break-glass', { ...to, headers, body }),
    confirmGlass: (body, headers) => http.POST('/risks/{id}/break-glass/confirm', { ...to, headers, body }),
    refuseGlass: (body, headers) => http.POST('/risks/{id}/break-glass/refuse', { ...to, headers, body }),
  };
}
