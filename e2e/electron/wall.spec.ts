import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { WallPage } from '../wall-page';
import { expect, test } from './fixtures';
import { inTheWall, logOf, pageOf, press, runToItsEnd } from './runtime';

const BACK_WITHIN_MS = 5_000;

test('the wall fills the screen with the board of the server', async ({ electronApp, wallPage, hub, dataDir }) => {
  const wall = new WallPage(wallPage);
  await expect(wall.entries.first()).toBeVisible();
  await expect(wall.wall).toHaveAttribute('data-freshness', 'live');
  const [leader] = hub.board();
  await expect(wall.entry(String(leader?.userId))).toHaveAttribute('data-rank', '1');
  const shown = await electronApp.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => [window.isVisible(), window.isKiosk()]),
  );
  expect(shown).toEqual([[true, true]]);
  expect(await logOf(dataDir)).not.toContain('in trouble');
});

test('a page has the bridge, and nothing of Node or Electron', async ({ wallPage }) => {
  const found = await wallPage.evaluate(() => ({
    types: [
      typeof Reflect.get(window, 'process'),
      typeof Reflect.get(window, 'require'),
      typeof Reflect.get(window, 'module'),
    ],
    bridge: Object.keys(Reflect.get(window, 'scorewall') as object).sort(),
  }));
  expect(found).toEqual({ types: ['undefined', 'undefined', 'undefined'], bridge: ['on', 'request', 'signal'] });
});

test('the wall cannot use what belongs to the settings', async ({ wallPage }) => {
  const answer = await wallPage.evaluate(() => {
    const { request } = Reflect.get(window, 'scorewall') as { request: (channel: string) => Promise<unknown> };
    return request('settings:load');
  });
  expect(answer).toMatchObject({ ok: false, error: [{ code: 'IPC-1' }] });
});

test('nothing foreign gets in: the policy of the page is strict', async ({ wallPage }) => {
  const found = await wallPage.evaluate(async () => {
    const answer = await fetch(location.href);
    const escape = await fetch('/..%2f..%2fpackage.json');
    const foreign = await fetch('https://example.com/').then(
      () => 'answered',
      () => 'refused',
    );
    const inline = document.createElement('script');
    inline.textContent = 'window.slippedIn = true';
    document.head.append(inline);
    const made = Reflect.get(window, 'slippedIn') === true ? 'run' : 'refused';
    return { policy: answer.headers.get('content-security-policy'), escape: escape.status, foreign, made };
  });
  expect(found.policy).toContain("default-src 'none'");
  expect(found).toMatchObject({ escape: 404, foreign: 'refused', made: 'refused' });
});

test('a page opens no windows, goes nowhere and is granted nothing', async ({ electronApp, wallPage }) => {
  const address = wallPage.url();
  expect(await wallPage.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
  await wallPage.evaluate(() => {
    location.href = 'https://example.com/';
  });
  expect(await wallPage.evaluate(() => Notification.requestPermission())).toBe('denied');
  expect(electronApp.windows()).toHaveLength(1);
  expect(await inTheWall(electronApp, 'location.href')).toBe(address);
});

test('the settings open by their shortcut, once, are answered, and close by theirs', async ({
  electronApp,
  wallPage,
}) => {
  await expect(new WallPage(wallPage).entries.first()).toBeVisible();
  await press(electronApp, ',', ['control']);
  const settings = await pageOf(electronApp, 'settings');
  const answer = await settings.evaluate(() => {
    const { request } = Reflect.get(window, 'scorewall') as {
      request: (channel: string, payload: undefined) => Promise<unknown>;
    };
    return request('settings:load', undefined);
  });
  expect(answer).toMatchObject({ ok: true, value: { config: { sources: [{ id: 'sales' }] } } });
  await press(electronApp, ',', ['control']);
  await expect.poll(() => electronApp.windows().length).toBe(2);
  await press(electronApp, 'W', ['control'], 'settings');
  await expect.poll(() => electronApp.windows().length).toBe(1);
});

test('settings that are not saved are asked for before their window closes, and do not keep the app from ending', async ({
  electronApp,
  wallPage,
}) => {
  await expect(new WallPage(wallPage).entries.first()).toBeVisible();
  const changeSomething = async () => {
    await press(electronApp, ',', ['control']);
    const settings = await pageOf(electronApp, 'settings');
    // Playwright would let the page go.
    settings.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    await settings.getByRole('button', { name: 'Wall', exact: true }).click();
    await settings.getByLabel('Name', { exact: true }).fill('Canteen');
    await press(electronApp, 'W', ['control'], 'settings');
    return settings.getByRole('alertdialog');
  };
  await (await changeSomething()).getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => electronApp.windows().length).toBe(1);
  await expect(await changeSomething()).toBeVisible();
  const exited = once(electronApp.process(), 'exit');
  await press(electronApp, 'Q', ['control', 'shift'], 'settings');
  expect((await exited)[0]).toBe(0);
});

test('a second start with the same data folder ends with code 2 and says why', async ({
  electronApp,
  wallPage,
  dataDir,
}) => {
  await expect(new WallPage(wallPage).entries.first()).toBeVisible();
  const { code, errors } = await runToItsEnd(dataDir);
  expect(code).toBe(2);
  expect(errors).toContain('already running');
  expect(errors).toContain('--data-dir');
  expect(electronApp.windows()).toHaveLength(1);
});

test('after a crash of its page the wall is back within five seconds', async ({ electronApp, wallPage }) => {
  await expect(new WallPage(wallPage).entries.first()).toBeVisible();
  await inTheWall(electronApp, 'window.beforeTheCrash = true');
  await electronApp.evaluate(({ webContents }) => {
    for (const contents of webContents.getAllWebContents()) contents.forcefullyCrashRenderer();
  });
  const isBack = `window.beforeTheCrash !== true && document.querySelector('[data-board-id] [data-entry-id]') !== null`;
  await expect
    .poll(() => inTheWall(electronApp, isBack).catch(() => null), { timeout: BACK_WITHIN_MS, intervals: [100] })
    .toBe(true);
});

test('a wall that someone closed is there again', async ({ electronApp, wallPage }) => {
  await expect(new WallPage(wallPage).entries.first()).toBeVisible();
  const closed = wallPage.waitForEvent('close');
  await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
  const again = await pageOf(electronApp, 'wall');
  await expect(new WallPage(again).entries.first()).toBeVisible();
});

test('Ctrl+Shift+Q ends it with code 0', async ({ electronApp, wallPage }) => {
  await expect(new WallPage(wallPage).entries.first()).toBeVisible();
  const exited = once(electronApp.process(), 'exit');
  await press(electronApp, 'Q', ['control', 'shift']);
  expect((await exited)[0]).toBe(0);
});

test('two signals in a row, as from a terminal and the launcher, end it in order', async ({
  electronApp,
  wallPage,
  dataDir,
}) => {
  test.skip(process.platform === 'win32', 'Windows has no signals.');
  await expect(new WallPage(wallPage).entries.first()).toBeVisible();
  const running = electronApp.process();
  const exited = once(running, 'exit');
  running.kill('SIGINT');
  await setTimeout(5);
  running.kill('SIGINT');
  expect((await exited)[0]).toBe(0);
  expect(await logOf(dataDir)).toContain('[app] Stopped');
});
