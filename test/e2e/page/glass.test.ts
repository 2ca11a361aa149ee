import type { Page } from 'playwright-core';
import { defaultExceptionPolicy } from '../../../domain/policy/exception.js';
import { defaultSignOffPolicy } from '../../../domain/policy/sign-off.js';
import { inDays } from '../../factories/case.js';
import { exceptionCase, type ExceptionCase } from '../../factories/exception.js';
import { riskCase } from '../../factories/risk.js';
import { visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { inBrowser } from './in-browser.js';

inBrowser('past those who are asked, in the page', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: ExceptionCase;
  let riaId: string;
  let samId: string;
  let signOff: string;
  let lending: string;
  const reason = 'The regulator asks for it by six, and whoever signs is in the air.';
  const proof = { maxAgeMinutes: 5 };

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    c = await exceptionCase(tollgate);
    [riaId, samId] = [await tollgate.person('Ria'), await tollgate.person('Sam')];
    const secondPerson = { roles: [], people: [samId] };
    const breakGlass = { roles: [], people: [riaId], secondPerson, expires: 'PT4H' };
    const published = async (kind: string, name: string, body: object): Promise<string> => {
      const { id } = await tollgate.admin.must('/policies', { kind, name, body });
      return (await tollgate.admin.must(`/policies/${id}/versions/1/publish`)).versions[0].id;
    };
    const stages = [{ name: 'Lead', required: 1, roles: ['domain_lead'], people: [] }];
    signOff = await published('sign_off', 'With a glass', { ...defaultSignOffPolicy, stages, breakGlass });
    lending = await published('exception', 'Lends with a glass', { ...defaultExceptionPolicy, breakGlass });
    await published('sign_off', 'Proves reviews', { ...defaultSignOffPolicy, proof });
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  /** One asks and says why, another confirms; what it means is read by both before they do. */
  async function broken(path: string): Promise<Page> {
    const asking = await windows.as(riaId);
    await visit(asking, path);
    await asking.getByRole('button', { name: 'Break the glass', exact: true }).click();
    const form = asking.getByRole('form', { name: 'Break the glass', exact: true });
    await form.getByText('it stays marked for good').waitFor();
    await form.getByLabel('Why it cannot wait').fill(reason);
    await form.getByRole('button', { name: 'Break the glass', exact: true }).click();
    await asking.getByText('Ria asks that it be decided past those who are asked').waitFor();
    await asking.getByText(/A second person confirms or refuses it until .*: Sam/).waitFor();
    const second = await windows.as(samId);
    await visit(second, path);
    await second.getByText(reason).first().waitFor();
    await second.getByRole('button', { name: 'Leave the glass whole', exact: true }).waitFor();
    await second.getByRole('button', { name: 'Break the glass as the second person', exact: true }).click();
    const confirming = second.getByRole('form', { name: 'Break the glass as the second person', exact: true });
    await confirming.getByText('with your name beside that of whoever asked').waitFor();
    await confirming.getByRole('button', { name: 'Break the glass as the second person', exact: true }).click();
    return second;
  }

  const loud = (page: Page): Promise<void> =>
    page
      .getByRole('list', { name: 'What happened' })
      .getByText(/GLASS BROKEN/)
      .first()
      .waitFor();

  test('an exception is approved past its approvers: asked for, confirmed, and loud from then on', async () => {
    const { id, key } = await c.requested({ policyVersionId: lending });
    const page = await broken(`/exceptions/${key}`);
    await page.getByText('The glass was broken: it was decided past those who were asked.').waitFor();
    await loud(page);
    expect((await c.lead.get(`/exceptions/${id}`)).body).toMatchObject({ status: 'active', brokenGlass: true });
    expect(windows.complained()).toEqual([]);
  });

  test('a review of a risk is signed past its approvers', async () => {
    const r = await riskCase(tollgate);
    const { id, key } = await r.inReview({ policies: { signOff: 'With a glass' } });
    const page = await broken(`/risks/${key}`);
    await page.getByText('The glass was broken: it was decided past those who were asked.').waitFor();
    await loud(page);
    expect((await r.lead.get(`/risks/${id}`)).body).toMatchObject({ brokenGlass: true, signOff: null });
    expect(windows.complained()).toEqual([]);
  });

  test('a phase passes its tollgate past its approvers', async () => {
    const { manager, owner, ownerId } = c;
    const facts = {
      name: 'A glass in the page',
      domainLeadId: c.leadId,
      tollgatePolicyVersionId: signOff,
      launch: true,
    };
    const { id } = await manager.must('/programs', facts);
    const item = await manager.must('/action-items', { programId: id, title: 'One', ownerId, due: inDays(7) });
    await owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
    await manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
    await until('the tollgate', async () => (await manager.get(`/programs/${id}`)).body.phases[0].signOff ?? undefined);
    await broken(`/programs/${id}`);
    await until('it to pass', async () => (await manager.get(`/programs/${id}`)).body.status === 'closed');
    expect(windows.complained()).toEqual([]);
  });

  test('where the policy does not allow it, it is not offered, and says why; that a proof is asked stands there before', async () => {
    const r = await riskCase(tollgate);
    const { key } = await r.inReview({ policies: { signOff: 'Proves reviews' } });
    const page = await windows.as(r.leadId);
    await visit(page, `/risks/${key}`);
    await page.getByText(/It is not to be decided past those who are asked: /).waitFor();
    expect(await page.getByRole('button', { name: 'Break the glass', exact: true }).count()).toBe(0);
    await page
      .getByText(
        'Whoever decides is asked to prove who they are, by password or provider, not longer than 5 minutes before.',
      )
      .waitFor();
    expect(windows.complained()).toEqual([]);
  });
});
