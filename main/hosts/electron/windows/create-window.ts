import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { WindowPart } from '../parts';

/** The only place where a window is made. */
export function createWindow(options: BrowserWindowConstructorOptions): WindowPart {
  return new BrowserWindow(options);
}
