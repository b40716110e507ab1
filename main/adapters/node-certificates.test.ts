import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificateFor } from '#main/feed/transports/testing/certificate';
import { silentLogger, type Logger } from '#main/ports/logger';
import { settleTrust, type Trust } from './node-certificates';

let folder: string;
let warnings: string[];
let log: Logger;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'certificates-'));
  warnings = [];
  log = { ...silentLogger, warn: (message) => void warnings.push(message) };
});
afterEach(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const file = path.join(folder, 'company.pem');
  writeFileSync(file, text);
  return file;
}

const selfSigned = certificateFor('localhost', { from: -1, until: 1 });
const ours = selfSigned.cert.trim();
const broken = ours.replace('MII', 'AAA');

describe('what is trusted', () => {
  /** All that a Node with these authorities trusts afterwards. */
  function trusted(
    env: NodeJS.ProcessEnv,
    system: () => string[] = () => [],
    byDefault = ['Mozilla'],
  ): readonly string[] {
    let all: readonly string[] = byDefault;
    const trust: Trust = {
      getCACertificates: (of) => (of === 'default' ? byDefault : system()),
      setDefaultCACertificates: (certificates) => void (all = certificates),
    };
    settleTrust(env, log, trust);
    return all;
  }

  it('is what Node brings and what the machine has, each once', () => {
    expect(trusted({}, () => [ours])).toEqual(['Mozilla', ours]);
    expect(trusted({}, () => [ours], ['Mozilla', ours])).toEqual(['Mozilla', ours]);
    expect(warnings).toEqual([]);
  });

  it('is what the file of NODE_EXTRA_CA_CERTS holds, between whatever else is in it', () => {
    const file = fileOf(`The company\n${ours}\n\n# again\r\n${ours}\n`);
    expect(trusted({ NODE_EXTRA_CA_CERTS: file })).toEqual(['Mozilla', ours]);
    expect(warnings).toEqual([]);
  });

  it('is all that can be read, and the log says what cannot', () => {
    expect(trusted({ NODE_EXTRA_CA_CERTS: path.join(folder, 'missing.pem') })).toEqual(['Mozilla']);
    expect(trusted({ NODE_EXTRA_CA_CERTS: fileOf('no certificate') })).toEqual(['Mozilla']);
    expect(trusted({ NODE_EXTRA_CA_CERTS: fileOf(broken + ours) }, () => [broken])).toEqual(['Mozilla', ours]);
    const closed = (): never => {
      throw new Error('denied');
    };
    expect(trusted({}, closed)).toEqual(['Mozilla']);
    expect(warnings).toHaveLength(4);
  });

  it('is left as it is where there is nothing to add', () => {
    const told: (readonly string[])[] = [];
    settleTrust({}, log, { getCACertificates: () => [], setDefaultCACertificates: (all) => void told.push(all) });
    expect(told).toEqual([]);
  });

  it('is left as it is by a Node that cannot be told, and by one that refuses', () => {
    settleTrust({ NODE_EXTRA_CA_CERTS: 'missing.pem' }, log, {});
    expect(warnings).toEqual([]);
    const refuses = (): never => {
      throw new Error('bad certificate');
    };
    settleTrust({}, log, {
      getCACertificates: (of) => (of === 'system' ? [ours] : []),
      setDefaultCACertificates: refuses,
    });
    expect(warnings).toHaveLength(1);
  });
});

describe('a server that has signed its certificate itself', () => {
  let server: Server;
  let url: string;
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  const trust = tls as Trust;

  beforeEach(async () => {
    server = createServer(selfSigned, (_request, response) => response.end('hello'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `https://localhost:${String((server.address() as AddressInfo).port)}/`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
    if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
  });

  it('is refused, also where the environment switches checks off', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    settleTrust(process.env, log, {});
    await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
    expect(warnings).toHaveLength(1);
  });

  it('is trusted once its certificate is named', async () => {
    const file = fileOf(ours);
    if (trust.setDefaultCACertificates === undefined) {
      // An older Node reads the file by itself, as it starts.
      const asks = 'fetch(process.argv[1]).then(async (answer) => console.log(await answer.text()))';
      const env = { ...process.env, NODE_EXTRA_CA_CERTS: file };
      const { stdout } = await promisify(execFile)(process.execPath, ['-e', asks, url], { env });
      expect(stdout.trim()).toBe('hello');
      return;
    }
    const usual = trust.getCACertificates?.('default') ?? [];
    settleTrust({ NODE_EXTRA_CA_CERTS: file }, log);
    expect(await (await fetch(url)).text()).toBe('hello');
    trust.setDefaultCACertificates(usual);
  });
});
