import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { WallApp } from './wall-app';

export const pinOf = async (dataDir: string): Promise<string> =>
  (await readFile(path.join(dataDir, 'admin-pin'), 'utf8')).trim();

/** Signs in, and waits for the sources. */
export async function openSettings(page: Page, app: WallApp, dataDir: string): Promise<void> {
  await page.goto(new URL('/settings', app.url).href);
  await page.getByLabel('Admin PIN').fill(await pinOf(dataDir));
  await page.getByRole('button', { name: 'Open settings' }).click();
  await expect(page.getByRole('heading', { name: 'Sources', exact: true })).toBeVisible();
}

/** The card of a source, by its name. */
export const cardOf = (page: Page, name: string): Locator => page.getByRole('article', { name, exact: true });

/** The steps of a connection test of a source; the card stays open. */
export async function testedSteps(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: `Edit ${name}`, exact: true }).click();
  await page.getByRole('button', { name: 'Test connection' }).click();
  return page.getByRole('log').getByRole('listitem');
}
