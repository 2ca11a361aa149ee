/** A rule to begin from. It is a right one: a test says so. */
export const exampleRule = `on:
  kind: finding
  events: [finding.recorded, finding.raised]
if: >-
  has(record.rating) && record.rating in ["critical", "high"] && "SG" in record.markets
  && has(record.domainLeadId) && record.domainLeadId != record.ownerId
then:
  command: reassign
  arguments:
    ownerId: { cel: record.domainLeadId }
    reason: Severe findings of Singapore are with the domain lead
reason: Severe findings of Singapore are with the domain lead
budget: 20
`;
