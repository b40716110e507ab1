import { expect, it } from 'vitest';
import { MOTIFS } from '../domain/motifs';
import { LONGEST_IMAGE } from './choices';
import { parseConfig } from './parse';

const SOURCE = { id: 'sales', dialect: 'leaderboard', url: 'http://127.0.0.1:4100' };
const wall = (part: object): object => ({ version: 1, wall: part });
const source = (part: object): object => ({ version: 1, sources: [{ ...SOURCE, ...part }] });
const rule = (part: object): object =>
  source({ dialect: 'custom', mapping: { rules: [{ as: 'notice', set: { text: 'data.text' }, ...part }] } });
const entry = { source: 'sales', entry: '7' };
const sounds = (sound: unknown): object => ({ version: 1, celebrations: { sounds: [sound] } });
const LARGE = `data:image/png;base64,${'A'.repeat(LONGEST_IMAGE)}`;
const people = (...all: object[]): object => ({ version: 1, people: all });

it.each<[what: string, input: object, remedy: string]>([
  ['a number that is too small', wall({ calmIntervalMs: -1 }), 'Write 0, or a greater number.'],
  ['a number that is too great', wall({ calmIntervalMs: 60_001 }), 'Write 60000, or a smaller number.'],
  ['no whole number', wall({ maxEntries: 1.5 }), 'Write a whole number, without quotes and without a point.'],
  ['a text for a number', wall({ maxEntries: '10' }), 'Write a number, without quotes.'],
  ['a number for a text', wall({ name: 7 }), 'Write a text in double quotes.'],
  ['a number for a yes or no', source({ enabled: 1 }), 'Write true or false, without quotes.'],
  ['a text for settings', source({ join: 'team' }), 'Write its settings in braces: { "name": value }.'],
  ['settings for a list', { version: 1, sources: {} }, 'Write a list in brackets: [ … ].'],
  ['neither text nor number', source({ join: { team: [] } }), 'Write a text in double quotes, or a whole number'],
  ['a slip in a choice', wall({ theme: 'midnigth' }), 'Did you mean "midnight"? Otherwise choose one of those'],
  ['an unknown choice', wall({ language: 'xx' }), 'Choose one of those, written exactly so.'],
  ['another version', { version: 'x' }, 'Write 1.'],
  ['an empty text', wall({ name: ' ' }), 'Fill it in, or remove the setting.'],
  ['a long text', wall({ name: 'x'.repeat(61) }), 'Shorten it to 60 characters.'],
  ['a picture that is too large', wall({ brand: { logo: LARGE } }), 'Use a smaller picture: about 98 kB of a file'],
  ['an avatar that is', people({ id: 'a', avatar: LARGE, is: [entry] }), 'Use a smaller picture: about 24 kB'],
  [
    'a picture of a message that is',
    wall({ playlist: [{ scene: 'message', image: LARGE }] }),
    'Use a smaller picture: about 374 kB',
  ],
  ['a slip in a choice of one of two kinds', sounds({ team: 'Red', motif: 'fanfar' }), 'Did you mean "fanfare"?'],
  ['an unknown setting of one of two kinds', sounds({ entry: '7', motif: MOTIFS[0], tem: 1 }), 'Did you mean "team"?'],
  ['no text or number in one of two kinds', sounds({ entry: [], motif: MOTIFS[0] }), 'Write a text in double quotes'],
  ['none of two kinds', sounds('x'), 'Write its settings in braces'],
  ['an empty list', wall({ playlist: [] }), 'Add to the list: it needs 1 or more.'],
  ['a bad address', source({ url: 'localhost:4100' }), 'http://, https://, ws:// or wss://'],
  ['a secret in an address', source({ url: 'http://ann:pw@h' }), 'Remove what stands before the @'],
  ['a token address without TLS', source({ tokenUrl: 'http://example.com/t' }), 'Let it begin with https://.'],
  ['a token of several lines', source({ token: 'a\nb' }), 'Copy the token once more'],
  ['a token that is too long', source({ token: 'a'.repeat(8_193) }), 'Copy the token once more'],
  ['a token of spaces', source({ token: ' ' }), 'Paste the token, or remove the setting.'],
  ['a token without quotes', source({ token: 7 }), 'Write a text in double quotes.'],
  ['another setting of this name', rule({ set: { text: 'a', token: 'data.[' } }), 'Otherwise remove it.'],
  ['a bad colour', wall({ brand: { colors: ['red', '#000000'] } }), 'Write # and six characters'],
  ['a bad time', wall({ dimming: [{ from: '7:00', until: '08:00', brightnessPercent: 5 }] }), 'two digits each'],
  ['a bad id', source({ id: 'Sales Floor' }), 'Leave out capitals, spaces and accents'],
  ['an id that is used twice', { version: 1, sources: [SOURCE, SOURCE] }, 'Call one of the two something else.'],
  ['a picture that is none', wall({ brand: { logo: 'logo.png' } }), 'Choose the picture in the settings window'],
  ['times that do not fit', wall({ staleAfterSeconds: 5, ageingAfterSeconds: 9 }), 'Write a smaller number here'],
  ['a board of nobody', wall({ playlist: [{ scene: 'leaderboard', board: 'x:y' }] }), 'Use a source that there is'],
  [
    'half of the hours',
    wall({ playlist: [{ scene: 'leaderboard', when: { from: '07:00' } }] }),
    'Otherwise remove "from".',
  ],
  ['a setting of other scenes', wall({ playlist: [{ scene: 'activity', text: 'x' }] }), 'Remove "text", or choose'],
  ['a message without words', wall({ playlist: [{ scene: 'message' }] }), 'It is what the message says.'],
  ['a mapping elsewhere', source({ mapping: { rules: [{ as: 'notice', set: { text: 'a' } }] } }), 'set "dialect" to'],
  ['an expression that is none', rule({ when: 'data.[' }), 'A text of its own stands in single quotes'],
  ['a slip in a field', rule({ set: { text: 'a', tittle: 'b' } }), 'Otherwise remove it.'],
  [
    'an entry of two people',
    people({ id: 'a', is: [entry] }, { id: 'b', is: [entry] }),
    'Remove it from one of the two',
  ],
])('%s has a remedy of its own', (_what, input, remedy) => {
  const parsed = parseConfig(input);
  const remedies = parsed.ok ? [] : parsed.error.map((error) => error.remedy);
  expect(remedies.join('\n')).toContain(remedy);
});

it('no remedy repeats a token', () => {
  const parsed = parseConfig(source({ token: 'hunter2\nhunter2' }));
  expect(JSON.stringify(parsed)).not.toContain('hunter2');
});

it('the faults of an object that may be of two kinds are those of the kind that it is', () => {
  const parsed = parseConfig(sounds({ team: 'Red', motif: 'x' }));
  const places = parsed.ok ? [] : parsed.error.map(({ message }) => message);
  expect(places).toEqual([expect.stringMatching(/^"celebrations\.sounds\[0\]\.motif" is "x", but it must be one of/)]);
});
