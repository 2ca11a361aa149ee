import { launchedCase, type Case } from '../../factories/case.js';
import { againstAxe, loaded, tooWide, visit } from '../../harness/page/seen.js';
import { Windows } from '../../harness/page/windows.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { inBrowser } from './in-browser.js';

/** A Wednesday that nobody has off. */
const wednesday = '2031-03-12';
const year = Number(wednesday.slice(0, 4));

inBrowser('a calendar is kept in the page', (browser) => {
  let tollgate: Tollgate;
  let windows: Windows;
  let c: Case;
  let adminId: string;

  beforeAll(async () => {
    tollgate = await startTollgate();
    windows = await Windows.open(browser, tollgate);
    c = await launchedCase(tollgate);
    adminId = (await tollgate.admin.get('/people/me')).body.id;
    await tollgate.admin.must('/calendars', { key: 'EAST', name: 'East', zone: 'Asia/Singapore' });
    await tollgate.admin.must('/calendars/EAST/publish', {});
    await tollgate.admin.patch(`/people/${c.ownerId}`, { calendar: 'EAST' }, { 'if-match': '*' });
  });
  afterEach(() => windows.shut());
  afterAll(async () => {
    await windows.close();
    await tollgate.stop();
  });

  test('a draft is made and mended, it is said what it would move, and it is published', async () => {
    const { id } = await c.item({ title: 'Reconcile payouts', due: { date: wednesday } });
    const dueAt = async (): Promise<string> => (await tollgate.admin.get(`/action-items/${id}`)).body.due.at;
    const before = await dueAt();
    const page = await windows.as(adminId);
    await visit(page, `/calendars/EAST?year=${year}`);
    const change = page.getByRole('region', { name: 'Change it' });
    const named = page.getByRole('region', { name: 'Days off and make-up days' });

    // What is wrong is said at its field.
    await change.getByRole('button', { name: 'State a day' }).click();
    await change.getByLabel('Day', { exact: false }).first().fill(wednesday);
    await change.getByLabel('Until and with').fill('2031-03-13');
    await change.getByLabel('What people call it').fill(' ');
    await change.getByRole('button', { name: 'State it' }).click();
    await change
      .getByText(/must be/)
      .first()
      .waitFor();
    await change.getByLabel('What people call it').fill('Polling days');
    await change.getByRole('button', { name: 'State it' }).click();
    await change.getByText('12 Mar 2031: becomes a day off (Polling days)').waitFor();
    await change.getByText('13 Mar 2031: becomes a day off (Polling days)').waitFor();

    // One of them is taken back, in the draft.
    await page.getByText('Draft', { exact: true }).click();
    await named.getByRole('button', { name: 'Take back what was stated of 13 Mar 2031' }).click();
    await change.getByText('13 Mar 2031: becomes a day off (Polling days)').waitFor({ state: 'detached' });

    await change.getByRole('button', { name: 'Other hours' }).click();
    await change.getByLabel('Working hours').fill('nine to five');
    await change.getByRole('button', { name: 'Set the hours' }).click();
    await change.getByRole('alert').waitFor();
    await change.getByLabel('Working hours').fill('10:00-13:00, 14:00-19:00');
    await change.getByLabel('From this day on').fill('2031-01-01');
    await change.getByRole('button', { name: 'Set the hours' }).click();
    await change.getByText('The working hours are others.').waitFor();
    await page.getByText('Hours: 10:00–13:00, 14:00–19:00').waitFor();
    expect([...(await againstAxe(page)), ...(await tooWide(page))]).toEqual([]);
    await page.getByRole('button', { name: /^Take out: Hours from / }).click();
    await change.getByText('The working hours are others.').waitFor({ state: 'detached' });

    await change.getByRole('button', { name: 'See what publishing would move' }).click();
    await change.getByText('1 open item would be moved.').waitFor();
    await change.getByRole('link', { name: 'See each, from when to when' }).waitFor();
    await change.getByLabel('Why, for those who read the versions').fill('As gazetted');
    await change.getByRole('button', { name: 'Publish the draft' }).click();
    const versions = page.getByRole('region', { name: 'Versions', exact: true });
    await versions.getByText('As gazetted').waitFor();
    await versions.getByRole('button', { name: 'What version 2 changed' }).click();
    await versions.getByText('12 Mar 2031: becomes a day off (Polling days)').waitFor();
    await until('the item to have moved', async () => (await dueAt()) > before);
    expect(windows.complained(/ 4(00|22) \(/)).toEqual([]);
  });

  test('the weekend is another from a day on, and a draft is discarded', async () => {
    const page = await windows.as(adminId);
    await visit(page, '/calendars/EAST');
    const change = page.getByRole('region', { name: 'Change it' });
    await change.getByRole('button', { name: 'Another weekend' }).click();
    await change.getByLabel('Saturday').uncheck();
    await change.getByLabel('From this day on').fill('2032-01-01');
    await change.getByRole('button', { name: 'Set the weekend' }).click();
    await change.getByText('The weekend is another.').waitFor();
    const { draft } = (await tollgate.admin.get('/calendars/EAST')).body;
    const { weekends } = (await tollgate.admin.get(`/calendars/EAST/versions/${draft.version}`)).body;
    expect(weekends.at(-1)).toEqual({ from: '2032-01-01', days: [7] });
    await change.getByRole('button', { name: 'Discard the draft' }).click();
    await change.getByText(/^Changes gather in a draft/).waitFor();
    expect((await tollgate.admin.get('/calendars/EAST')).body.draft).toBeNull();
    expect(windows.complained()).toEqual([]);
  });

  test('who does not administer sees the year and why they may not change it, on a phone and in Chinese too', async () => {
    const page = await windows.as(c.ownerId, { phone: true, locale: 'zh-CN' });
    await visit(page, '/calendars/SG');
    await loaded(page);
    await page.getByText(/^更改日历：/).waitFor();
    expect(await page.getByRole('button', { name: '设定某天' }).count()).toBe(0);
    expect([...(await tooWide(page)), ...(await againstAxe(page))]).toEqual([]);
    expect(windows.complained()).toEqual([]);
  });
});
