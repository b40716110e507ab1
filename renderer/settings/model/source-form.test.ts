import { DEMO_URL, DEMOS } from '#core/config/choices';
import { parseConfig } from '#core/config/parse';
import { describe, expect, test } from 'vitest';
import { fakeSource } from '../fake-data';
import { DEMO_URLS, unusedIn } from './families';
import {
  carriedToken,
  isDirty,
  keepsToken,
  missingIn,
  newDemoForm,
  newSourceForm,
  sourceFormOf,
  sourcePayload,
  withDemo,
  withName,
  withoutDemo,
} from './source-form';

const full = fakeSource('sales', {
  join: {
    ...{ tvDisplay: false, team: '5', contest: '10', user: 'u', session: 's', module: 'm' },
    ...{ room: 'r', leaderboard: 'l', educator: 'e' },
  },
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

test('a source that gets another name keeps its id, and with it its token', () => {
  const renamed = withName(sourceFormOf(full, true), ' Équipe Nord ', []);
  expect(sourcePayload(renamed, 'sales', ['sales'])).toEqual({ ...full, name: 'Équipe Nord' });
  expect(keepsToken(renamed, 'sales', ['sales'])).toBe(true);
  expect(keepsToken({ ...renamed, id: 'north' }, 'sales', ['sales'])).toBe(false);
});

test('a name is kept only where the id does not say the same', () => {
  const named = (name: string, taken: readonly string[] = []) =>
    sourcePayload({ ...withName(newSourceForm(), name, taken), url: 'https://a.example' }, null, []);
  expect(named('Sales')).toMatchObject({ id: 'sales' });
  expect(named('Sales')).not.toHaveProperty('name');
  expect(named('Sales', ['sales'])).not.toHaveProperty('name');
  expect(named('Équipe Nord')).toMatchObject({ id: 'equipe-nord', name: 'Équipe Nord' });
  const stored = fakeSource('sales', { name: 'Revenue' });
  expect(sourcePayload(sourceFormOf(stored, false), 'sales', [])).toEqual(stored);
  const back = withName(sourceFormOf(stored, false), 'Sales', []);
  expect(sourcePayload(back, 'sales', [])).not.toHaveProperty('name');
});

describe('a stored token and another address', () => {
  const saved = fakeSource('sales', { url: 'https://old.example/a' });
  const form = sourceFormOf(saved, true);
  const carried = (change: Partial<typeof form>, held = ['sales']) => carriedToken({ ...form, ...change }, saved, held);

  test('of the same origin are not worth a question', () => {
    expect(carried({})).toBe('no');
    expect(carried({ url: ' wss://OLD.example:443/ws ', snapshotUrl: 'https://old.example/b' })).toBe('no');
  });

  test('of another origin are, unless the token is another one, or none', () => {
    const url = 'https://new.example';
    expect(carried({ url })).toBe('not-asked');
    expect(carried({ tokenUrl: 'https://new.example/token' })).toBe('not-asked');
    expect(carried({ url, tokenChange: 'replace', tokenText: 'new' })).toBe('no');
    expect(carried({ url, tokenChange: 'remove' })).toBe('no');
    expect(carried({ url }, [])).toBe('no');
    expect(carried({ url, id: 'other' })).toBe('no');
  });

  test('are asked about for each origin', () => {
    const allowed = { url: 'https://new.example', tokenCarriedTo: ['https://new.example'] };
    expect(carried(allowed)).toBe('yes');
    expect(carried({ ...allowed, url: 'https://third.example' })).toBe('not-asked');
    expect(missingIn(form, 'sources[0].', 'not-asked')).toMatchObject([{ path: 'sources[0].token' }]);
  });
});

test('the id follows the name until it is typed itself', () => {
  const named = withName(newSourceForm(), 'Sales floor', ['sales-floor']);
  expect(named.id).toBe('sales-floor-2');
  expect(withName({ ...named, id: 'mine', idTyped: true }, 'Other', []).id).toBe('mine');
  expect(withName(named, ' ', []).id).toBe('');
});

test('a missing name and a missing address are found before main is asked', () => {
  expect(missingIn(newSourceForm(), 'sources[2].', 'no').map((error) => error.path)).toEqual([
    'sources[2].id',
    'sources[2].url',
  ]);
  expect(missingIn(sourceFormOf(full, false), 'sources[0].', 'no')).toEqual([]);
});

test('each demo is a valid source of its kind, beside another of its name', () => {
  for (const url of DEMO_URLS) {
    const form = withDemo(newDemoForm(['demo']), url, ['demo']);
    const demo = sourcePayload(form, null, []);
    expect(demo).toMatchObject({ url, dialect: DEMOS[url] });
    expect(parseConfig({ version: 1, sources: [demo] }).ok).toBe(true);
  }
  expect(newDemoForm(['demo'])).toMatchObject({ id: 'demo-2', url: DEMO_URL });
});

test('another demo brings its name, unless one was typed', () => {
  expect(withDemo(newDemoForm([]), 'demo:academy', []).name).toBe('Academy');
  const typed = withName(newDemoForm([]), 'Lobby', []);
  expect(withDemo(typed, 'demo:academy', [])).toMatchObject({ name: 'Lobby', url: 'demo:academy' });
  expect(withoutDemo(typed)).toMatchObject({ name: 'Lobby', url: '' });
});

test('what another kind of backend has no use for is kept, and said', () => {
  const form = { ...sourceFormOf(full, false), dialect: 'academy' as const };
  expect(sourcePayload(form, 'sales', [])).toEqual({ ...full, dialect: 'academy' });
  expect(unusedIn(form)).toContain('join.team');
  expect(unusedIn(form)).toContain('pollUrl');
  expect(unusedIn(form)).not.toContain('snapshotUrl');
  expect(unusedIn(newSourceForm())).toEqual([]);
});

test('a mapping is sent by a custom backend alone, and one that is no JSON is found before main is asked', () => {
  const mapping = { rules: [{ as: 'notice', set: { text: 'data.text' } }] };
  const custom = { ...newSourceForm(), id: 'x', url: 'wss://x.example', dialect: 'custom' as const };
  const written = { ...custom, mapping: JSON.stringify(mapping) };
  expect(sourcePayload(written, null, [])).toMatchObject({ mapping });
  expect(sourcePayload({ ...written, dialect: 'academy' }, null, [])).not.toHaveProperty('mapping');
  expect(missingIn(written, 'sources[0].', 'no')).toEqual([]);
  for (const text of ['', '{ "rules": [', '{ rules: [] }']) {
    expect(missingIn({ ...custom, mapping: text }, 'sources[0].', 'no')).toMatchObject([
      { path: 'sources[0].mapping' },
    ]);
  }
});
