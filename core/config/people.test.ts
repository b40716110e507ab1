import { describe, expect, it } from 'vitest';
import type { AppError } from '../kernel/app-error';
import { parseConfig } from './parse';
import type { PersonConfig } from './people';

const PICTURE = 'data:image/png;base64,AAAA';
const amara = { id: 'amara', is: [{ source: 'sales', entry: '17' }] };

function parsed(...people: unknown[]): readonly PersonConfig[] {
  const config = parseConfig({ version: 1, people });
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return config.value.people;
}

function errorsOf(...people: unknown[]): readonly AppError[] {
  const config = parseConfig({ version: 1, people });
  return config.ok ? [] : config.error;
}

describe('people in the configuration', () => {
  it('are joined by their entries, with or without a name and a picture', () => {
    const whole = {
      ...amara,
      name: ' Amara Okafor ',
      avatar: PICTURE,
      is: [
        { source: 'sales', entry: 17 },
        { source: 'academy', entry: 'a.okafor' },
      ],
    };
    expect(parsed(whole)).toEqual([
      {
        id: 'amara',
        name: 'Amara Okafor',
        privacy: 'open',
        avatar: PICTURE,
        is: [
          { source: 'sales', entry: '17' },
          { source: 'academy', entry: 'a.okafor' },
        ],
      },
    ]);
    expect(parsed(amara)).toEqual([{ ...amara, privacy: 'open' }]);
  });

  it('are nobody where none are named', () => {
    expect(parseConfig({ version: 1 })).toMatchObject({ ok: true, value: { people: [] } });
  });

  it.each([
    ['an id used twice', [amara, { ...amara, is: [{ source: 'sales', entry: '2' }] }], 'people[1].id', 'once only'],
    ['an entry of two people', [amara, { ...amara, id: 'bo' }], 'people[1].is[0].entry', '"amara" has this entry'],
    [
      'an entry named twice',
      [{ ...amara, is: [amara.is[0], amara.is[0]] }],
      'people[0].is[1].entry',
      'one person only',
    ],
    ['nobody at all', [{ ...amara, is: [] }], 'people[0].is', 'at least 1'],
    ['an address as a picture', [{ ...amara, avatar: 'https://x.example/a.png' }], 'people[0].avatar', 'data:image'],
    ['an id with capitals', [{ ...amara, id: 'Amara' }], 'people[0].id', 'lower-case'],
  ])('%s is refused at its path', (_what, people, path, words) => {
    const errors = errorsOf(...people);
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(errors[0]?.message).toContain(words);
  });

  it('unknown keys are told with what was probably meant', () => {
    const errors = errorsOf({ ...amara, nmae: 'x', is: [{ source: 'sales', entry: '1', entri: '2' }] });
    expect(errors.map(({ path, remedy }) => [path, remedy])).toEqual([
      ['people[0].is[0].entri', expect.stringContaining('"entry"')],
      ['people[0].nmae', expect.stringContaining('"name"')],
    ]);
  });

  it('pictures are bounded together', () => {
    const avatar = `data:image/png;base64,${'A'.repeat(32_000)}`;
    const many = Array.from({ length: 40 }, (_, index) => ({
      id: `p${index}`,
      avatar,
      is: [{ source: 's', entry: index }],
    }));
    expect(errorsOf(...many).map(({ path }) => path)).toEqual(['people[31].avatar']);
    expect(errorsOf(...many.slice(0, 30))).toEqual([]);
  });
});
