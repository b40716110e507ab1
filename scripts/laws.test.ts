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
const INJECTED = ['no-restricted-globals', 'no-restricted-properties'];

/** The laws that a file of this content would break. */
async function broken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
  if (result === undefined) throw new Error(`${file} is ignored by the linter`);
  const fatal = result.messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(fatal.message);
  const laws = [IMPORTS, 'no-restricted-syntax', ...INJECTED, 'max-lines', 'no-console'];
  return result.messages.map((message) => message.ruleId ?? '').filter((rule) => laws.includes(rule));
}

const use = (what: string, from: string, form: 'named' | 'default' = 'named'): string =>
  `import ${form === 'named' ? `{ ${what} }` : what} from '${from}';\nexport const held = ${what};\n`;
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
    ['core that takes a package', 'core/x.ts', use('create', 'zustand')],
    ['core that reads files by the old name', 'core/x.ts', use('readFile', 'fs')],
    ['a schema inside the domain', 'core/domain/x.ts', use('z', 'zod')],
    ['an expression compiled elsewhere', 'core/config/x.ts', use('compile', '@jmespath-community/jmespath')],
    ['an expression compiled in the feed', 'main/feed/x.ts', use('compile', '@jmespath-community/jmespath')],
    ['a schema inside the kernel', 'core/kernel/x.ts', use('z', 'zod')],
    ['main that knows Electron outside its host', 'main/app/x.ts', use('app', 'electron')],
    ['main that uses electron-store outside its host', 'main/config/x.ts', use('Store', 'electron-store')],
    ['a second door to Socket.IO', 'main/feed/x.ts', use('io', 'socket.io-client')],
    ['a second door to Socket.IO beside the first', 'main/feed/transports/x.ts', use('io', 'socket.io-client')],
    ['a second door to what Socket.IO is built on', 'main/feed/x.ts', use('Socket', 'engine.io-client')],
    ['a feed that knows boards', 'main/feed/x.ts', use('BoardStore', '#main/board/board-store')],
    ['boards that know a feed, by path', 'main/board/x.ts', use('Source', '../feed/source')],
    ['a part that knows the application', 'main/feed/dialects/x.ts', use('Walls', '#main/app/walls')],
    ['the application that knows its shell', 'main/app/x.ts', use('Ipc', '#main/hosts/electron/ipc')],
    ['the application that knows its other shell', 'main/app/x.ts', use('Site', '#main/hosts/web/site')],
    ['main that uses the hub', 'main/app/x.ts', use('startHub', '#hub/server')],
    ['a feed with files of its own', 'main/feed/x.ts', use('readFileSync', 'node:fs')],
    ['boards with files of their own', 'main/board/x.ts', use('writeFile', 'node:fs/promises')],
    ['a second door to WebSockets', 'main/hosts/web/x.ts', use('WebSocketServer', 'ws')],
    ['a second door to WebSockets beside the first', 'main/feed/transports/x.ts', use('WebSocket', 'ws')],
    ['Socket.IO behind the door to WebSockets', 'main/feed/transports/websocket.ts', use('io', 'socket.io-client')],
    ['a second door to conf', 'main/config/x.ts', use('Conf', 'conf')],
    ['main that reaches into a page', 'main/app/x.ts', use('Wall', '../../renderer/wall/wall')],
    ['the Electron host with sockets of its own', 'main/hosts/electron/x.ts', use('io', 'socket.io-client')],
    ['a second door to ipcMain', 'main/hosts/electron/x.ts', use('ipcMain', 'electron')],
    [
      'a second door to ipcMain through all of Electron',
      'main/hosts/electron/x.ts',
      use('electron', 'electron', 'default'),
    ],
    ['ipcMain among the windows', 'main/hosts/electron/windows/x.ts', use('ipcMain', 'electron')],
    ['a window made elsewhere', 'main/hosts/electron/x.ts', use('BrowserWindow', 'electron')],
    ['a window made in the entry', 'main/electron.ts', use('BrowserWindow', 'electron')],
    ['a preload past the bridge', 'preload/x.ts', use('ipcRenderer', 'electron')],
    ['a preload that imports main', 'preload/x.ts', use('y', '#main/y')],
    ['a preload that imports main by path', 'preload/x.ts', use('y', '../main/y')],
    ['a preload that reads files', 'preload/bridge.ts', use('readFile', 'node:fs')],
    ['a preload that carries the schemas', 'preload/x.ts', use('channels', '#core/ipc/contract')],
    ['a schema library in a preload', 'preload/x.ts', use('z', 'zod')],
    ['a page that imports main', 'renderer/wall/x.tsx', use('y', '#main/y')],
    ['a page that imports main by path', 'renderer/wall/x.tsx', use('y', '../../main/y')],
    ['a page that knows Electron', 'renderer/x.tsx', use('ipcRenderer', 'electron')],
    ['a page that reads files', 'renderer/x.tsx', use('readFile', 'node:fs')],
    ['a page that opens sockets', 'renderer/x.tsx', use('io', 'socket.io-client')],
    ['a page that carries the schemas', 'renderer/x.tsx', use('frameSchema', '#core/ipc/frame')],
    ['a hub that uses main', 'hub/x.ts', use('y', '#main/y')],
    ['a hub that knows Electron', 'hub/x.ts', use('app', 'electron')],
    ['a second door to WebSockets in the hub', 'hub/families/x.ts', use('WebSocketServer', 'ws')],
  ])('%s', async (_what, file, code) => {
    // One import may break two laws.
    expect([...new Set(await broken(file, code))]).toEqual([IMPORTS]);
  });

  it('webContents.send outside the door', async () => {
    for (const file of ['main/app/x.ts', 'main/hosts/electron/x.ts', 'main/hosts/electron/windows/x.ts']) {
      expect(await broken(file, SEND), file).toEqual(['no-restricted-syntax']);
    }
  });

  it('a message to a page from within the host, however it is written', async () => {
    for (const code of ['contents.send("a", 1)', 'frame.postMessage("a", 1)', 'win.webContents.mainFrame.send("a")']) {
      const snippet = `export const send = (contents, frame, win) => ${code};\n`;
      expect(await broken('main/hosts/electron/x.ts', snippet), code).toEqual(['no-restricted-syntax']);
    }
  });

  it('an import that is no statement', async () => {
    for (const file of ['core/x.ts', 'main/app/x.ts', 'main/hosts/electron/ipc.ts', 'preload/x.ts', 'renderer/x.ts']) {
      expect(await broken(file, "export const held = import('electron');\n"), file).toEqual(['no-restricted-syntax']);
    }
  });

  it.each([
    ['Date.now()', 'no-restricted-properties'],
    ['Math.random()', 'no-restricted-properties'],
    ['new Date()', 'no-restricted-syntax'],
    ['setTimeout(() => 1, 1)', 'no-restricted-globals'],
    ['setInterval(() => 1, 1)', 'no-restricted-globals'],
    ['performance.now()', 'no-restricted-globals'],
    ['fetch("http://a")', 'no-restricted-globals'],
  ])('%s, which arrives through the constructor', async (code, rule) => {
    for (const file of [
      'core/x.ts',
      'main/feed/x.ts',
      'main/hosts/electron/x.ts',
      'hub/x.ts',
      'preload/x.ts',
      'renderer/x.ts',
    ]) {
      expect(await broken(file, `export const held = ${code};\n`), file).toEqual([rule]);
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
    ['the door to walls in browsers', 'main/hosts/web/sessions.ts', use('WebSocketServer', 'ws')],
    ['the door to backends that speak WebSocket', 'main/feed/transports/websocket.ts', use('WebSocket', 'ws')],
    ['the door to conf', 'main/config/conf-storage.ts', use('Conf', 'conf')],
    ['the door to ipcMain', 'main/hosts/electron/ipc.ts', use('ipcMain', 'electron')],
    ['the door to webContents.send', 'main/hosts/electron/ipc.ts', SEND],
    ['the home of the windows', 'main/hosts/electron/windows/x.ts', use('BrowserWindow', 'electron')],
    ['the type of a window', 'main/hosts/electron/x.ts', useType('BrowserWindow', 'electron')],
    ['the door to ipcRenderer', 'preload/bridge.ts', use('ipcRenderer', 'electron')],
    ['Electron in its host', 'main/hosts/electron/x.ts', use('app', 'electron')],
    ['electron-store in its host', 'main/hosts/electron/x.ts', use('Store', 'electron-store')],
    ["the hub's WebSockets in their door", 'hub/web-socket-server.ts', use('WebSocketServer', 'ws')],
    ['the demo, which is the hub', 'main/app/demo-server.ts', use('startHub', '#hub/server')],
    ['the clock of a composition root', 'main/web.ts', 'export const held = Math.random() + Date.now();\n'],
    ['the clock of a page', 'renderer/wall/page-clock.ts', 'export const held = Date.now();\n'],
    ['a date made of a time', 'main/feed/x.ts', 'export const held = new Date(1);\n'],
    ['core in main', 'main/app/x.ts', use('freshness', '#core/domain/freshness')],
    ['rules of core in a page', 'renderer/x.tsx', use('rankDelta', '#core/domain/ranking')],
    ['the names on the wire in a preload', 'preload/x.ts', use('WALL_PATH', '#core/ipc/wire')],
    ['types of the contract in a page', 'renderer/x.tsx', useType('Frame', '#core/ipc/frame')],
    ['schemas in the contract', 'core/ipc/x.ts', use('z', 'zod')],
    ['expressions behind their door', 'core/config/expression.ts', use('compile', '@jmespath-community/jmespath')],
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
