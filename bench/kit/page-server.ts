import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { listening } from '#main/feed/transports/test-servers';
import type { Kit } from './kit';

const FOLDER = path.join(__dirname, '../bench-pages');
const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** For `addInitScript`: watches a page from inside. */
export const PROBE_FILE = path.join(FOLDER, 'probe.js');

/** Serves the pages that the wall is measured beside; answers with its address. */
export async function pageServerFor(kit: Kit): Promise<string> {
  const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    (name) => path.extname(name) in KINDS,
  );
  const files = new Map(names.map((name) => [`/${name.replaceAll(path.sep, '/')}`, path.join(FOLDER, name)]));
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://bench').pathname);
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': KINDS[path.extname(file)] }).end(readFileSync(file));
  });
  const listener = await listening(server, 0);
  kit.onEnd(() => listener.stop());
  return listener.url;
}
