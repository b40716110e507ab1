import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

/** The laws of docs/architecture.md are only laws if they bite: each is broken here on purpose. */

const root = path.resolve(import.meta.dirname, '..');

// The snippets are in no project, so rules that need types are off; no law needs them.
const eslint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });

const IMPORTS = '@typescript-eslint/no-restricted-imports';

/** The laws that a file of this content would break. */
async function broken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
  if (result === undefined) throw new Error(`${file} is ignored by the linter`);
  const fatal = result.messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(fatal.message);
  const laws = [IMPORTS, 'no-restricted-syntax', 'max-lines', 'no-console'];
  return result.messages.map((message) => message.ruleId ?? '').filter((rule) => laws.includes(rule));
}

const use = (what: string, from: string): string =>
  `import { ${what} } from '${from}';\nexport const held = ${what};\n`;
const useType = (what: string, from: string): string =>
  `import type { ${what} } from '${from}';\nexport type Held = ${what};\n`;
const SEND = 'export const send = (win) => win.webContents.send("wall:frame", 1);\n';
const lines = (count: number): string => 'export {};\n'.repeat(count);

describe('a law is broken by', () => {
  it.each([
    ['core that reads files', 'core/domain/x.ts', use('readFile', 'node:fs')],
    ['core that knows Electron', 'core/x.ts', use('app', 'electron')],
    ['core that knows a page', 'core/x.ts', use('useState', 'react')],
    ['core that opens sockets', 'core/x.ts', use('io', 'socket.io-client')],
    ['core that imports main by alias', 'core/x.ts', use('y', '#main/y')],
    ['core that imports main by path', 'core/config/x.ts', use('y', '../../main/y')],
    ['core that takes even a type of main', 'core/x.ts', useType('Logger', '#main/ports/logger')],
    ['a schema inside the domain', 'core/domain/x.ts', use('z', 'zod')],
    ['a schema inside the kernel', 'core/kernel/x.ts', use('z', 'zod')],
    ['main that knows Electron outside its host', 'main/app/x.ts', use('app', 'electron')],
    ['main that uses electron-store outside its host', 'main/config/x.ts', use('Store', 'electron-store')],
    ['a second door to Socket.IO', 'main/feed/x.ts', use('io', 'socket.io-client')],
    ['a second door to Socket.IO beside the first', 'main/feed/transports/x.ts', use('io', 'socket.io-client')],
    ['a second door to WebSockets', 'main/hosts/web/x.ts', use('WebSocketServer', 'ws')],
    ['a second door to conf', 'main/config/x.ts', use('Conf', 'conf')],
    ['main that reaches into a page', 'main/app/x.ts', use('Wall', '../../renderer/wall/wall')],
    ['the Electron host with sockets of its own', 'main/hosts/electron/x.ts', use('io', 'socket.io-client')],
    ['a second door to ipcMain', 'main/hosts/electron/x.ts', use('ipcMain', 'electron')],
    ['ipcMain among the windows', 'main/hosts/electron/windows/x.ts', use('ipcMain', 'electron')],
    ['a window made elsewhere', 'main/hosts/electron/x.ts', use('BrowserWindow', 'electron')],
    ['a window made in the entry', 'main/electron.ts', use('BrowserWindow', 'electron')],
    ['a preload past the bridge', 'preload/x.ts', use('ipcRenderer', 'electron')],
    ['a schema library in a preload', 'preload/x.ts', use('z', 'zod')],
    ['a page that imports main', 'renderer/wall/x.tsx', use('y', '#main/y')],
    ['a page that imports main by path', 'renderer/wall/x.tsx', use('y', '../../main/y')],
    ['a page that knows Electron', 'renderer/x.tsx', use('ipcRenderer', 'electron')],
    ['a page that reads files', 'renderer/x.tsx', use('readFile', 'node:fs')],
    ['a page that opens sockets', 'renderer/x.tsx', use('io', 'socket.io-client')],
    ['a page that carries the schemas', 'renderer/x.tsx', use('frameSchema', '#core/ipc/frame')],
    ['a hub that uses main', 'hub/x.ts', use('y', '#main/y')],
    ['a hub that knows Electron', 'hub/x.ts', use('app', 'electron')],
  ])('%s', async (_what, file, code) => {
    expect(await broken(file, code)).toEqual([IMPORTS]);
  });

  it('webContents.send outside the door', async () => {
    for (const file of ['main/app/x.ts', 'main/hosts/electron/x.ts', 'main/hosts/electron/windows/x.ts']) {
      expect(await broken(file, SEND), file).toEqual(['no-restricted-syntax']);
    }
  });

  it('a file that grows past 300 lines, or a test past 400', async () => {
    for (const folder of ['core', 'main', 'preload', 'renderer', 'hub', 'scripts']) {
      expect(await broken(`${folder}/x.ts`, lines(301)), folder).toEqual(['max-lines']);
    }
    expect(await broken('core/x.test.ts', lines(401))).toEqual(['max-lines']);
    expect(await broken('e2e/x.spec.ts', lines(401))).toEqual(['max-lines']);
  });

  it('a console in the application', async () => {
    expect(await broken('main/app/x.ts', 'console.log(1);\n')).toEqual(['no-console']);
    expect(await broken('main/launch.ts', 'console.log(1);\n')).toEqual([]);
  });
});

describe('no law is broken by', () => {
  it.each([
    ['the door to Socket.IO', 'main/feed/transports/socket-io.ts', use('io', 'socket.io-client')],
    ['the door to WebSockets', 'main/hosts/web/sessions.ts', use('WebSocketServer', 'ws')],
    ['the door to conf', 'main/config/conf-storage.ts', use('Conf', 'conf')],
    ['the door to ipcMain', 'main/hosts/electron/ipc.ts', use('ipcMain', 'electron')],
    ['the door to webContents.send', 'main/hosts/electron/ipc.ts', SEND],
    ['the home of the windows', 'main/hosts/electron/windows/x.ts', use('BrowserWindow', 'electron')],
    ['the type of a window', 'main/hosts/electron/x.ts', useType('BrowserWindow', 'electron')],
    ['the door to ipcRenderer', 'preload/bridge.ts', use('ipcRenderer', 'electron')],
    ['Electron in its host', 'main/hosts/electron/x.ts', use('app', 'electron')],
    ['electron-store in its host', 'main/hosts/electron/x.ts', use('Store', 'electron-store')],
    ['core in main', 'main/app/x.ts', use('freshness', '#core/domain/freshness')],
    ['rules of core in a page', 'renderer/x.tsx', use('rankDelta', '#core/domain/ranking')],
    ['types of the contract in a page', 'renderer/x.tsx', useType('Frame', '#core/ipc/frame')],
    ['schemas in the contract', 'core/ipc/x.ts', use('z', 'zod')],
    ['300 lines', 'core/x.ts', lines(300)],
    ['a test of 400 lines', 'core/x.test.ts', lines(400)],
    ['a test that takes what it needs', 'core/x.test.ts', use('readFile', 'node:fs')],
  ])('%s', async (_what, file, code) => {
    expect(await broken(file, code)).toEqual([]);
  });
});

describe('the compiler keeps core pure: it knows', () => {
  const config = ts.getParsedCommandLineOfConfigFile(path.join(root, 'core/tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
    },
  });

  /** Errors of a file of core with this content. */
  function errorsOf(code: string): string[] {
    const file = path.join(root, 'core/x.ts');
    const options = { ...config?.options, composite: false, incremental: false, noEmit: true };
    delete options.tsBuildInfoFile;
    const host = ts.createCompilerHost(options);
    const withSnippet: ts.CompilerHost = {
      ...host,
      fileExists: (name) => name === file || host.fileExists(name),
      getSourceFile: (name, version) =>
        name === file ? ts.createSourceFile(name, code, version) : host.getSourceFile(name, version),
    };
    const program = ts.createProgram([file], options, withSnippet);
    return ts
      .getPreEmitDiagnostics(program)
      .map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
  }

  it('the language', () => {
    expect(errorsOf('export const sum = [1, 2].toSorted().at(-1) ?? 0;\n')).toEqual([]);
  });

  it.each(['document', 'window', 'process', 'Buffer', 'setTimeout', 'fetch', 'console', 'localStorage'])(
    'no %s',
    (name) => {
      expect(errorsOf(`export const held = ${name};\n`)).toEqual([expect.stringContaining(`'${name}'`)]);
    },
  );

  it('no module of Node', () => {
    expect(errorsOf(`import { readFileSync } from 'node:fs';\nexport const held = readFileSync;\n`)).toHaveLength(1);
  });
});
