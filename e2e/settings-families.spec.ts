import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { startMappedServer, type MappedServer } from './mapped-server';
import { openSettings } from './settings-window';

const MAPPING = JSON.stringify(
  {
    rules: [
      {
        when: "event == 'standings'",
        as: 'board',
        each: 'data.players',
        set: { id: 'item.uid', name: 'item.nick', value: 'item.pts', metric: "'points'" },
      },
      { when: "event == 'scored'", as: 'values', set: { id: 'data.uid', value: 'data.pts', metric: "'points'" } },
      { when: "event == 'chat'", as: 'private' },
    ],
  },
  null,
  2,
);
const MESSAGES = [
  {
    type: 'standings',
    players: [
      { uid: 1, nick: 'Ann', pts: 30 },
      { uid: 2, nick: 'Bo', pts: 20 },
    ],
  },
  { type: 'scored', uid: 2, token: 'correct-horse' },
  { type: 'chat', words: 'see you at lunch' },
  { type: 'weather', sky: 'grey' },
];

const saveButton = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });

async function mapArcade(page: Page, server: MappedServer): Promise<void> {
  await page.getByRole('button', { name: 'Add your backend' }).click();
  await page.getByLabel('Name').fill('Arcade');
  await page.getByLabel('Backend').selectOption('custom');
  await page.getByLabel('Address', { exact: true }).fill(server.url);
}

test('a kind of backend is chosen, and its made-up data comes to the wall', async ({ launch, dataDir, page }) => {
  const app = await launch();
  await openSettings(page, app, dataDir);
  await page.getByRole('button', { name: 'Add your backend' }).click();
  const kind = page.getByLabel('Backend');
  await expect(page.getByLabel('Team')).toBeVisible();
  await kind.selectOption('learning-coach');
  await expect(page.getByLabel('Study room')).toBeVisible();
  await expect(page.getByLabel('Team')).toBeHidden();
  await kind.selectOption('academy');
  await expect(page.getByLabel('Study room')).toBeHidden();
  await page.getByRole('button', { name: 'Try it with made-up data' }).click();
  await expect(page.getByRole('radio', { name: /^An academy/ })).toBeChecked();
  await saveButton(page).click();
  await expect(page.getByRole('heading', { name: 'Academy' })).toBeVisible();
  await expect
    .poll(async () => (await app.board('academy:studyHours'))?.entries ?? 0, { timeout: 20_000 })
    .toBeGreaterThan(2);

  await page.getByRole('button', { name: 'Edit Academy' }).click();
  await page.getByRole('radio', { name: /^A study group/ }).check();
  await saveButton(page).click();
  await expect.poll(async () => (await app.board('academy:xp'))?.entries ?? 0, { timeout: 20_000 }).toBeGreaterThan(2);
});

test('a mapping is tried on live messages, its mistakes stand at their lines, and mended it makes a board', async ({
  launch,
  dataDir,
  page,
}) => {
  const server = await startMappedServer(MESSAGES);
  try {
    const app = await launch();
    await openSettings(page, app, dataDir);
    await mapArcade(page, server);
    const mapping = page.getByLabel('Mapping', { exact: true });

    await test.step('a text that is no JSON', async () => {
      await mapping.fill(MAPPING.replace('"as": "values",', '"as": "values"'));
      await saveButton(page).click();
      await expect(mapping).toHaveAttribute('aria-invalid', 'true');
      await expect(mapping).toBeFocused();
      await expect(page.getByText('A comma is missing.')).toBeVisible();
      const line = MAPPING.split('\n').findIndex((text) => text.includes('"as": "values"')) + 1;
      await expect(page.getByRole('button', { name: `Go to line ${line}`, exact: true })).toBeVisible();
    });

    await test.step('an expression that cannot be read, told by the dry run', async () => {
      await mapping.fill(MAPPING.replace('data.pts', 'data..pts'));
      await page.getByRole('button', { name: 'Try it on live messages' }).click();
      const line = MAPPING.split('\n').findIndex((text) => text.includes('data.pts')) + 1;
      const error = page.getByRole('listitem').filter({ hasText: 'Rule 2, value' });
      await expect(error).toContainText('must be an expression');
      await error.getByRole('button', { name: `Go to line ${line}`, exact: true }).click();
      expect(
        await mapping.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd)),
      ).toContain('data..pts');
      expect(server.connections).toBe(0);
    });

    await test.step('the dry run shows what the rules make of each message, and applies nothing', async () => {
      await mapping.fill(MAPPING);
      await page.getByRole('button', { name: 'Try it on live messages' }).click();
      const tried = page.getByRole('list', { name: 'Messages of the dry run' });
      const shown = (event: string) => tried.getByRole('listitem').filter({ hasText: event }).first();
      await expect(shown('standings')).toContainText(
        'Rule 1: a board “points” with 2 entries: 1. Ann (30), 2. Bo (20)',
      );
      await expect(shown('scored')).toContainText('Rule 2: "value" is missing (data.pts)');
      await expect(shown('scored')).toContainText('"token":"[hidden]"');
      await expect(shown('chat')).toContainText('Private: not shown.');
      await expect(shown('weather')).toContainText('No rule is for it.');
      expect(await page.content()).not.toMatch(/lunch|correct-horse/);
      expect(server.connections).toBe(1);
      expect(await app.board('arcade:points')).toBeUndefined();
      await page.getByRole('button', { name: 'Hold' }).click();
      await expect(page.getByText('new messages are counted, not shown')).toBeVisible();
      await page.getByRole('button', { name: 'Stop' }).click();
      await expect(page.getByText(/^Ended after/)).toBeVisible();
      await expect.poll(() => server.connections).toBe(0);
    });

    await test.step('what is saved is applied, and a dry run goes with the form', async () => {
      server.hush(true);
      await page.getByRole('button', { name: 'Start again' }).click();
      await expect.poll(() => server.connections).toBe(1);
      await expect(page.getByText('Nothing has come yet')).toBeVisible();
      const place = await saveButton(page).boundingBox();
      server.hush(false);
      await expect(page.getByRole('list', { name: 'Messages of the dry run' })).toContainText('standings');
      expect(await saveButton(page).boundingBox(), 'what comes moves nothing that can be clicked').toEqual(place);
      await saveButton(page).click();
      await expect.poll(async () => (await app.board('arcade:points'))?.entries).toBe(2);
      await expect.poll(() => server.connections).toBe(1);
    });

    await test.step('the diagnostics show the message that was rejected, and why', async () => {
      await page.getByRole('button', { name: 'Diagnostics' }).click();
      await page.getByRole('button', { name: 'Show the last messages of Arcade' }).click();
      const kinds = page.getByRole('list', { name: 'Last messages of Arcade' });
      const kind = (event: string) => kinds.getByRole('listitem').filter({ hasText: event });
      const rejected = page.getByRole('region', { name: 'Latest rejections' });
      const place = await kind('scored').boundingBox();
      const before = await rejected.innerText();
      await expect.poll(() => rejected.innerText()).not.toBe(before);
      expect(await kind('scored').boundingBox(), 'nor does what is rejected meanwhile').toEqual(place);
      await kind('scored').locator('summary').click();
      await expect(kind('scored').getByRole('row').first()).toContainText(
        'rule 2 (values): "value" is missing (data.pts)',
      );
      await expect(kind('scored').getByRole('row').first()).toContainText(
        '{"type":"scored","uid":2,"token":"[hidden]"}',
      );
      await expect(kind('weather')).toContainText('unknown');
      await kind('chat').locator('summary').click();
      await expect(kind('chat')).toContainText('Private: nothing of it is kept.');
      expect((await page.content()) + app.log + app.output).not.toMatch(/lunch|correct-horse/);
    });
  } finally {
    await server.stop();
  }
});

test('a dry run ends when the page is closed', async ({ launch, dataDir, page }) => {
  const server = await startMappedServer(MESSAGES);
  try {
    const app = await launch();
    await openSettings(page, app, dataDir);
    await mapArcade(page, server);
    await page.getByRole('button', { name: 'Start from an example' }).click();
    await page.getByRole('button', { name: 'Try it on live messages' }).click();
    await expect.poll(() => server.connections).toBe(1);
    await page.close();
    await expect.poll(() => server.connections).toBe(0);
  } finally {
    await server.stop();
  }
});
