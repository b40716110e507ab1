import { DEMO_URL } from '#core/config/choices';
import { parseConfig } from '#core/config/parse';
import { expect, test } from 'vitest';
import { fakeSource } from '../fake-data';
import {
  demoSource,
  isDirty,
  keepsToken,
  missingIn,
  newSourceForm,
  sourceFormOf,
  sourcePayload,
  withName,
} from './source-form';

const full = fakeSource('sales', {
  join: { tvDisplay: false, team: '5', contest: '10', user: 'u', session: 's', module: 'm' },
  snapshotUrl: 'https://sales.example.com/board',
  pollUrl: 'https://sales.example.com/poll',
  tokenUrl: 'https://sales.example.com/token',
  showConversations: true,
  enabled: false,
});

test('a source that is opened and saved untouched stays as it was', () => {
  expect(sourcePayload(sourceFormOf(full, false), 'sales', [])).toEqual(full);
  expect(sourcePayload(sourceFormOf(full, true), 'sales', ['sales'])).toEqual(full);
});

test('empty texts are left out, so that they cannot fail as empty addresses', () => {
  const payload = sourcePayload(sourceFormOf(fakeSource('sales'), false), 'sales', []);
  expect(payload).toEqual(fakeSource('sales'));
  expect(parseConfig({ version: 1, sources: [payload] }).ok).toBe(true);
});

test('only a change makes a form dirty, and taking it back makes it clean', () => {
  const clean = sourceFormOf(full, true);
  const changed = { ...clean, url: 'https://other.example.com' };
  expect(isDirty(clean, sourceFormOf(full, true))).toBe(false);
  expect(isDirty(changed, clean)).toBe(true);
  expect(isDirty({ ...changed, url: clean.url }, clean)).toBe(false);
});

test('a token is sent when typed, kept when untouched, and null when it shall go', () => {
  const form = sourceFormOf(full, true);
  const token = (change: Partial<typeof form>) => sourcePayload({ ...form, ...change }, 'sales', ['sales'])['token'];
  expect(token({})).toBeUndefined();
  expect(token({ tokenChange: 'replace', tokenText: ' new ' })).toBe('new');
  expect(token({ tokenChange: 'replace', tokenText: '' })).toBeUndefined();
  expect(token({ tokenChange: 'remove' })).toBeNull();
});

test('a new source never inherits the stored token of another that had its id', () => {
  const form = { ...newSourceForm(), id: 'sales', url: 'https://elsewhere.example.com' };
  expect(sourcePayload(form, null, ['sales'])['token']).toBeNull();
  expect(sourcePayload(form, null, [])).not.toHaveProperty('token');
});

test('a renamed source has no stored token to keep', () => {
  const renamed = withName(sourceFormOf(full, true), 'Revenue', []);
  expect(renamed.id).toBe('revenue');
  expect(keepsToken(renamed, 'sales', ['sales'])).toBe(false);
  expect(keepsToken(withName(renamed, 'Sales', []), 'sales', ['sales'])).toBe(true);
});

test('the id follows the name until it is typed itself', () => {
  const named = withName(newSourceForm(), 'Sales floor', ['sales-floor']);
  expect(named.id).toBe('sales-floor-2');
  expect(withName({ ...named, id: 'mine', idTyped: true }, 'Other', []).id).toBe('mine');
  expect(withName(named, ' ', []).id).toBe('');
});

test('a missing name and a missing address are found before main is asked', () => {
  expect(missingIn(newSourceForm(), 'sources[2].').map((error) => error.path)).toEqual([
    'sources[2].id',
    'sources[2].url',
  ]);
  expect(missingIn(sourceFormOf(full, false), 'sources[0].')).toEqual([]);
});

test('the demo is a valid source beside another of its name', () => {
  const demo = demoSource(['demo']);
  expect(demo).toMatchObject({ id: 'demo-2', url: DEMO_URL });
  expect(parseConfig({ version: 1, sources: [demo] }).ok).toBe(true);
});
