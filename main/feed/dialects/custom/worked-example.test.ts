import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { configSchema } from '#core/config/schema';
import { customDialect } from './custom';

/** The worked example of docs/dialects.md, as it stands there. */
const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/dialects.md'), 'utf8');
const section = page.slice(page.indexOf('## `custom`'));
const [messages = '', source = ''] = [...section.matchAll(/^```json\n(.*?)^```/gms)].map(([, block]) => block);
const told = messages
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly type: string });

describe('the worked example', () => {
  const [config] = configSchema.parse({ version: 1, sources: [JSON.parse(source)] }).sources;
  if (config?.mapping === undefined) throw new Error('it has no mapping');
  const dialect = customDialect(config.mapping);
  const context = { config, nowMs: 1 };

  it.each([
    ['standings', { kind: 'snapshot', metric: 'points', title: 'Autumn', entries: [{ name: 'Ann' }, { name: 'Bo' }] }],
    ['scored', { kind: 'values', metric: 'points', values: [{ id: '9', name: 'Bo', value: 35 }] }],
    ['jackpot', { kind: 'celebration', celebration: { title: 'Jackpot of 5000', rarity: 'legendary' } }],
    ['news', { kind: 'notice', notice: { weight: 'high', body: { text: 'Closing at six' } } }],
    ['chat', { kind: 'private' }],
  ])('makes of “%s” what the page says', (type, event) => {
    const message = told.find((one) => one.type === type);
    const decoded = dialect.decode({ channel: 'socket', event: type, args: [message] }, context);
    expect(decoded).toMatchObject({ kind: 'understood', rejections: [], events: [event] });
  });

  it('gives the reason that the page quotes', () => {
    const args = [{ type: 'scored', who: { uid: 9 } }];
    const decoded = dialect.decode({ channel: 'socket', event: 'scored', args }, context);
    const [reason = ''] = decoded.kind === 'understood' ? decoded.rejections : [];
    expect(section).toContain(`\`${reason}\``);
    expect(reason).not.toBe('');
  });
});
