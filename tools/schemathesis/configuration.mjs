// What schemathesis is told of an installation.
const apiPrefix = '/api/v1';

/** Most requests are about what is there; some still try ids of their own. */
export function configuration(known) {
  const quoted = (text) => JSON.stringify(text);
  const there = Object.entries(known).filter(([, ids]) => ids.length > 0);
  const dictionaries = there.map(([noun, ids]) => `[dictionaries.${noun}]\nvalues = [${ids.map(quoted).join(', ')}]\n`);
  const bound = (name, noun) => `${quoted(name)} = { dictionary = ${quoted(noun)}, probability = 0.9 }`;
  const inner = {
    phaseId: 'phases',
    evidenceId: 'evidence',
    tokenId: 'tokens',
    feedId: 'feeds',
    predecessorId: 'action-items',
  };
  const fields = {
    programId: 'programs',
    phaseId: 'phases',
    ownerId: 'people',
    managerId: 'people',
    personId: 'people',
    leadId: 'people',
    domainLeadId: 'people',
    itemId: 'action-items',
    caseId: 'cases',
    riskId: 'risks',
  };
  const everywhere = [
    ...Object.entries(inner).map(([name, noun]) => [`path.${name}`, noun]),
    ...Object.entries(fields).map(([name, noun]) => [`body.${name}`, noun]),
  ].filter(([, noun]) => known[noun].length > 0);
  const named = { calendars: 'path.key', retention: 'path.class' };
  const operations = there
    .filter(([noun]) => !Object.values(inner).includes(noun) || noun === 'action-items')
    .map(
      ([noun]) =>
        `[[operations]]\ninclude-path-regex = ${quoted(`^${apiPrefix}/${noun}/\\{(id|key|class)\\}`)}\n[operations.parameters]\n` +
        `${bound(named[noun] ?? 'path.id', noun)}\n`,
    );
  return [
    ...dictionaries,
    '[parameters]',
    ...everywhere.map(([name, noun]) => bound(name, noun)),
    ...operations,
    // What the rules refuse, they refuse with 409 or 422: that a request is well formed is not all that they ask.
    '[checks]',
    'positive_data_acceptance.enabled = false',
    // What is too long for a head is refused before it is looked at.
    'negative_data_rejection.expected-statuses = [400, 401, 403, 404, 405, 406, 409, 412, 415, 422, 428, 429, 431]',
    // A path such as /people/me takes what /people/{id} takes too, and `Allow` says so.
    'allow_header_conformance.enabled = false',
  ].join('\n');
}
