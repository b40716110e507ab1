import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { WallApp } from './wall-app';

/** The admin PIN of the machine whose data folder this is. */
export const pinOf = async (dataDir: string): Promise<string> =>
  (await readFile(path.join(dataDir, 'admin-pin'), 'utf8')).trim();

/** Opens the settings of the web host as an admin does. */
export async function openSettings(page: Page, app: WallApp, dataDir: string): Promise<void> {
  await page.goto(new URL('/settings', app.url).href);
  await page.getByLabel('Admin PIN').fill(await pinOf(dataDir));
  await page.getByRole('button', { name: 'Open settings' }).click();
  await expect(page.getByRole('heading', { name: 'Sources', exact: true })).toBeVisible();
}
