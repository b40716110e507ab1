import { expect, test } from './fixtures';
import { startForeignServer } from './foreign-server';
import { openSettings, pinOf } from './settings-window';
import { WallPage } from './wall-page';

test('the settings ask for the PIN of the machine', async ({ launch, dataDir, page }) => {
  const app = await launch({ args: ['--demo'] });
  await page.goto(new URL('/settings', app.url).href);
  const pin = await pinOf(dataDir);
  expect(pin).toMatch(/^\d{6,}$/);
  await page.getByLabel('Admin PIN').fill(pin === '000000' ? '000001' : '000000');
  await page.getByRole('button', { name: 'Open settings' }).click();
  await expect(page.getByRole('alert')).toContainText('not right');
  await page.getByLabel('Admin PIN').fill(pin);
  await page.getByRole('button', { name: 'Open settings' }).click();
  await expect(page.getByRole('heading', { name: 'Sources', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sources', exact: true })).toBeVisible();
  expect(app.output).not.toContain(pin);
});

test('a source is added, an error stands at its field, and saving applies at once', async ({
  launch,
  dataDir,
  page,
}) => {
  const board = { metric: 'deals', rankings: [{ userId: 7, userName: 'Grace', rank: 1, value: 42 }] };
  const server = await startForeignServer(0, () => board);
  try {
    const app = await launch();
    const started = (await app.health()).app.uptimeSeconds;
    await openSettings(page, app, dataDir);

    await page.getByRole('button', { name: 'Add your backend' }).click();
    await page.getByLabel('Name').fill('Deals');
    await page.getByLabel('Address', { exact: true }).fill('scores.example.com');
    await page.getByLabel('Token', { exact: true }).fill('hunter2-hunter2');
    await page.getByRole('button', { name: 'Save', exact: true }).click();

    const address = page.getByLabel('Address', { exact: true });
    await expect(address).toHaveAttribute('aria-invalid', 'true');
    await expect(address).toBeFocused();
    await expect(page.locator(`[id="${(await address.getAttribute('aria-describedby')) ?? ''}"]`)).toContainText(
      'https://',
    );

    await address.fill(server.url);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect
      .poll(() =>
        app.source('deals').then(
          ({ state }) => state,
          () => 'missing',
        ),
      )
      .toBe('live');
    await expect.poll(async () => (await app.board('deals:deals'))?.entries).toBe(1);

    const health = await app.health();
    expect(health.app.uptimeSeconds).toBeGreaterThanOrEqual(started);
    expect(JSON.stringify(health) + app.log + app.output).not.toContain('hunter2');
    expect(await page.content()).not.toContain('hunter2');

    await test.step('and what was saved is there after a restart', async () => {
      await app.stop();
      const again = await launch();
      await expect.poll(async () => (await again.source('deals')).state).toBe('live');
    });
  } finally {
    await server.stop();
  }
});

test('a theme that is chosen is seen on the wall at once', async ({ launch, dataDir, page, context }) => {
  const app = await launch();
  const wallTab = await context.newPage();
  await wallTab.goto(app.url);
  const wall = new WallPage(wallTab);
  await expect(wall.entries.first()).toBeVisible();
  await expect(wallTab.locator('html')).toHaveAttribute('data-theme', 'midnight');

  await openSettings(page, app, dataDir);
  await page.getByRole('button', { name: 'Look' }).click();
  await page.getByRole('radio', { name: /Daylight/ }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  await expect(wallTab.locator('html')).toHaveAttribute('data-theme', 'daylight');
  await expect(wall.entries.first()).toBeVisible();
});

test('a connection test shows its steps, and what to do when one fails', async ({ app, hub, dataDir, page }) => {
  await openSettings(page, app, dataDir);
  await page.getByRole('button', { name: /^Edit/ }).first().click();
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('Everything works.')).toBeVisible();

  await hub.stop();
  await page.getByRole('button', { name: 'Test again' }).click();
  const steps = page.getByRole('log').getByRole('listitem');
  await expect(steps.filter({ hasText: 'cannot be reached' })).toContainText('Check the address', { timeout: 20_000 });
  await expect(steps.last()).toHaveAttribute('data-outcome', 'failed');
});

test('nobody comes in without the PIN', async ({ launch }) => {
  const app = await launch({ args: ['--demo'] });
  expect((await fetch(new URL('/settings', app.url))).status).toBe(401);
  expect((await fetch(new URL('/settings.html', app.url))).status).toBe(404);
  const login = (pin: string) =>
    fetch(new URL('/settings/login', app.url), {
      method: 'POST',
      body: new URLSearchParams({ pin }),
      redirect: 'manual',
    });
  for (let guess = 0; guess < 6; guess++) expect((await login(`00000${guess}x`)).status).toBe(401);
  expect(await (await login('1')).text()).toContain('Too many');
  const elsewhere = new URL(app.url).href.replace('127.0.0.1', '127.0.0.2');
  expect(
    await fetch(elsewhere).then(
      ({ status }) => status,
      () => 0,
    ),
  ).toBe(0);
});

test('what waits for a backend that is gone is shown and cleared, and the account of it adds up', async ({
  app,
  hub,
  dataDir,
  page,
}) => {
  await openSettings(page, app, dataDir);
  await expect.poll(async () => (await app.health()).outbox.acked).toBeGreaterThan(0);
  await hub.stop();
  await page.getByRole('button', { name: 'Diagnostics' }).click();
  const report = page.getByRole('region', { name: 'Sales', exact: true });
  // A display that is not live any more has something to tell.
  const show = report.getByRole('button', { name: 'Show what is waiting for Sales' });
  await expect(show).toBeVisible({ timeout: 45_000 });
  await show.press('Enter');
  const list = report.getByRole('region', { name: 'Waiting for Sales' });
  await expect(list.getByRole('row').nth(1)).toContainText('How this display is');
  await expect(list.getByRole('row').nth(1)).toContainText('not yet');

  await report.getByRole('button', { name: 'Clear what is waiting for Sales' }).press('Enter');
  const question = report.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: 'Do not clear' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  // One that a newer one has replaced meanwhile is dropped as well.
  expect((await app.health()).outbox.queued).toBeGreaterThan(0);
  await expect(report).not.toContainText('cleared by hand');
  await report.getByRole('button', { name: 'Clear what is waiting for Sales' }).press('Enter');
  await question.getByRole('button', { name: 'Clear now' }).press('Enter');
  await expect(page.getByRole('status')).toContainText(/messages? (was|were) cleared/);
  await expect(report).toContainText('cleared by hand');
  const { accepted, acked, queued, dropped, expired } = (await app.health()).outbox;
  expect(dropped).toBeGreaterThan(0);
  expect(accepted).toBe(acked + queued + dropped + expired);
});

test('a settings page outlives a restart of the app: it asks for the PIN, and what was typed is still there', async ({
  launch,
  dataDir,
  page,
}) => {
  const first = await launch();
  await openSettings(page, first, dataDir);
  await page.getByRole('button', { name: 'Edit Demo' }).click();
  await page.getByLabel('Name').fill('Équipe Nord');
  const { port } = new URL(first.url);
  await first.stop();
  const again = await launch({ args: ['--port', port] });

  const dialog = page.getByRole('dialog', { name: 'Sign in to go on' });
  await expect(dialog).toContainText('What you have typed and not saved is still here.', { timeout: 15_000 });
  const pin = await pinOf(dataDir);
  await expect(dialog.getByLabel('Admin PIN')).toBeFocused();
  await page.keyboard.type(pin === '000000' ? '000001' : '000000');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('This PIN is not right.');
  expect((await fetch(new URL('/settings', again.url), { method: 'HEAD' })).status).toBe(401);
  await dialog.getByLabel('Admin PIN').fill(pin);
  await page.keyboard.press('Enter');

  await expect(dialog).toBeHidden();
  await expect(page.getByText('Scorewall is not answering.')).toBeHidden();
  await expect(page.getByLabel('Name')).toHaveValue('Équipe Nord');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('Équipe Nord saved.');
  await expect(page.getByRole('heading', { name: 'Équipe Nord' })).toBeVisible();
  expect(again.output + again.log).not.toContain(pin);
});

test('a stored token goes to another address only when the admin says so', async ({ launch, dataDir, page }) => {
  const board = { metric: 'deals', rankings: [] };
  const old = await startForeignServer(0, () => board);
  const next = await startForeignServer(0, () => board);
  try {
    const app = await launch();
    await openSettings(page, app, dataDir);
    const save = page.getByRole('button', { name: 'Save', exact: true });
    const address = page.getByLabel('Address', { exact: true });
    await page.getByRole('button', { name: 'Add your backend' }).click();
    await page.getByLabel('Name').fill('Deals');
    await address.fill(old.url);
    await page.getByLabel('Token', { exact: true }).fill('hunter2-hunter2');
    await save.click();
    await expect.poll(() => old.tokens.at(-1)).toBe('hunter2-hunter2');

    await page.getByRole('button', { name: 'Edit Deals' }).click();
    await address.fill(next.url);
    await save.click();
    await expect(page.getByText('The stored token was given for the old address.')).toBeVisible();
    expect(next.tokens).toEqual([]);
    await page.getByRole('button', { name: 'Send it to the new address' }).click();
    await save.click();
    await expect.poll(() => next.tokens.at(-1)).toBe('hunter2-hunter2');
  } finally {
    await old.stop();
    await next.stop();
  }
});
