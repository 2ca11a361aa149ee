import type { ApiAnswer, ApiClient } from '../harness/api-client.js';
import type { Tollgate } from '../harness/tollgate.js';
import { findingCase, type FindingCase } from './finding.js';
import { nextNumber } from './numbered.js';

type Body = ApiAnswer['body'];

/** A team with its lead, who answers for it. */
interface Asked {
  teamId: string;
  name: string;
  leadId: string;
  lead: ApiClient;
}

/** Three teams with their leads, and the author of a finding, who has the chair of its rounds. */
export interface AlignmentCase extends FindingCase {
  teams: [Asked, Asked, Asked];
  /** The body of a new round on a finding: all are to agree within five working days, unless said otherwise. */
  round: (finding: string, more?: object) => object;
  /** Opened on a finding of its own. */
  opened: (more?: object, facts?: Record<string, unknown>) => Promise<Body>;
  /** What a team says on the present revision. */
  says: (index: 0 | 1 | 2, round: { id: string }, said?: object) => Promise<Body>;
}

export async function alignmentCase(tollgate: Pick<Tollgate, 'person' | 'as' | 'admin'>): Promise<AlignmentCase> {
  const c = await findingCase(tollgate);
  const count = nextNumber(tollgate, 'alignment');
  const team = async (what: string): Promise<Asked> => {
    const bossId = await tollgate.person(`Boss of ${what} ${count}`);
    const leadId = await tollgate.person(`Lead of ${what} ${count}`, { managerId: bossId });
    const name = `${what} ${count}`;
    const { id } = await tollgate.admin.must('/teams', { name, leadId });
    return { teamId: id, name, leadId, lead: await tollgate.as(leadId) };
  };
  const teams: AlignmentCase['teams'] = [await team('Appeals desk'), await team('Policy'), await team('Engineering')];
  const round: AlignmentCase['round'] = (finding, more = {}) => ({
    ...{ finding, proposal: 'A team of its own by June', rule: { kind: 'all' }, due: { in: '5 working days' } },
    teams: teams.map(({ teamId }) => ({ teamId })),
    ...more,
  });
  return {
    ...{ ...c, teams, round },
    opened: async (more, facts) => c.author.must('/alignments', round((await c.proposed(facts)).key, more)),
    says: async (index, { id }, said = {}) => {
      const { lead } = teams[index];
      const { revision } = (await lead.get(`/alignments/${id}`)).body;
      return lead.must(`/alignments/${id}/answer`, { position: 'agree', revision, ...said });
    },
  };
}
