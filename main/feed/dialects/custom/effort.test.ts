import { describe, expect, it } from 'vitest';
import { expression, fullEffort } from '#core/config/expression';

const TOO_LONG = { ok: false, error: 'it takes too long on this message' };

function evaluated(text: string, data: unknown): unknown {
  const compiled = expression(text);
  if (!compiled.ok) throw new Error(compiled.error);
  return compiled.value.evaluate({ data }, fullEffort());
}

describe('an expression that does too much', () => {
  it.each([
    ['doubles a list again and again', `data.b${'|[@,@][]'.repeat(40)}|length(@)`],
    ['nests itself again and again', `data.b${'|[@,@]'.repeat(40)}|to_string(@)`],
    ['does so in a hash', `data.b${'|{a:@,b:@}'.repeat(40)}|to_string(@)`],
  ])('%s: it is given up', (_what, text) => {
    expect(evaluated(text, { b: [1] })).toEqual(TOO_LONG);
  });

  it('looks up every item of a long list in that list, within what one message may cost', () => {
    const compiled = expression('let $x = item.id in data[?id == $x].name | [0]');
    if (!compiled.ok) throw new Error(compiled.error);
    const data = Array.from({ length: 10_000 }, (_, id) => ({ id, name: `n${id}` }));
    const effort = fullEffort();
    const results = data.slice(0, 100).map((item) => compiled.value.evaluate({ data, item }, effort));
    expect(results[0]).toEqual({ ok: true, value: 'n0' });
    expect(results.at(-1)).toEqual(TOO_LONG);
  });

  it('is not one that goes once through a long list', () => {
    const data = Array.from({ length: 10_000 }, (_, id) => ({ id }));
    expect(evaluated('length(data[?id > `5000`])', data)).toEqual({ ok: true, value: 4_999 });
    expect(evaluated('map(&{a: id}, data) | length(@)', data)).toEqual({ ok: true, value: 10_000 });
  });
});
