/** What the API tells of a change: something was recorded of this record. */
export interface Change {
  seq: number;
  type: string;
  subject: { kind: string; id: string };
  programId: string | null;
}

/** A query as far as it matters here. `meta.kinds`: it is about such records. `meta.still`: nothing that changes concerns it. */
export interface Asked {
  queryKey: readonly unknown[];
  meta?: Record<string, unknown> | undefined;
  data: unknown;
}

/** Where records of a kind are read. */
const nouns: Record<string, readonly string[]> = {
  action_item: ['action-items'],
  program: ['programs'],
  exception: ['exceptions'],
  risk: ['risks'],
  case: ['cases'],
  review_round: ['review-rounds'],
  finding: ['findings', 'alignments'],
  alignment: ['alignments', 'findings'],
  metric: ['governance-metrics'],
  breach: ['breaches', 'governance-metrics'],
  analysis: ['analyses'],
  control: ['controls', 'occurrences'],
  occurrence: ['occurrences', 'controls'],
  proposal: ['proposals'],
  control_test: ['control-tests', 'controls'],
  recurrence: ['recurrences'],
  delegation: ['delegations'],
  import: ['imports'],
  bulk_operation: ['bulk-operations'],
  maintenance_window: ['maintenance-windows'],
  team: ['teams', 'people'],
  person: ['people', 'teams', 'access', 'views'],
  role: ['role-grants', 'access', 'people'],
  calendar: ['calendars'],
  policy: ['policies'],
  rota: ['rotas'],
  template: ['templates'],
  delivery: ['deliveries', 'webhooks'],
  message_settings: ['message-settings'],
  severity_matrix: ['severity-matrix'],
  finding_limits: ['finding-limits'],
  cause_taxonomy: ['cause-taxonomy'],
  webhook: ['webhooks'],
  sign_in_provider: ['sign-in-providers'],
};

/** Read anew whatever changes: what one is told, and the trail. */
const ofAll = ['notifications', 'audit-events'];

const isUuid = (text: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);

/** Whether what was read may be another by this change. Where it cannot be said, it may. */
export function concerns(query: Asked, change: Change): boolean {
  const { subject, programId } = change;
  if (query.meta?.['still'] === true) return false;
  const kinds = query.meta?.['kinds'];
  if (Array.isArray(kinds)) return kinds.includes(subject.kind);
  const asked = addressOf(query.queryKey);
  if (asked === null) return true;
  const { noun, id, program } = asked;
  if (ofAll.includes(noun)) return true;
  if (noun === 'programs' && id !== null && (programId === id || !isUuid(id))) return true;
  // A program counts its items.
  if (noun === 'programs' && id === null && subject.kind === 'action_item') return true;
  // What is read with a record names others: who owns it, what it waits for.
  if (id !== null && mentions(query.data, subject.id)) return true;
  if (!(nouns[subject.kind] ?? [noun]).includes(noun)) return false;
  if (id !== null) return isUuid(id) ? id.toLowerCase() === subject.id : query.data === undefined;
  return program === null || !isUuid(program) || programId === null || program.toLowerCase() === programId;
}

interface Address {
  noun: string;
  id: string | null;
  program: string | null;
}

interface Params {
  path?: { id?: unknown };
  query?: { program?: unknown };
}

/** Of `['get', path, { params }]` and `['pages', path, query, within]`. */
function addressOf(key: readonly unknown[]): Address | null {
  const [how, path, given, within] = key;
  if (typeof path !== 'string' || (how !== 'get' && how !== 'pages')) return null;
  const params: Params =
    how === 'get'
      ? ((given as { params?: Params } | undefined)?.params ?? {})
      : { query: given as { program?: unknown }, path: within ?? {} };
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return { noun: path.split('/')[1] ?? '', id: text(params.path?.id), program: text(params.query?.program) };
}

function mentions(data: unknown, id: string): boolean {
  return data !== undefined && JSON.stringify(data).includes(id);
}
