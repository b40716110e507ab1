import { describe, expect, it } from 'vitest';
import { names, withName, withoutName } from './names-in-text';

describe('a name that nobody must read is found', () => {
  it.each([
    ['Amara Okafor', '(Amara Okafor) won'],
    ['Amara Okafor', 'Amara Okafors Team gewinnt'],
    ['Amara Okafor', "Amara Okafor's team"],
    ['田中', '田中さんが契約を獲得'],
    ['田中', '今日は田中が一位'],
    ['ゆき', 'おめでとうゆきさん'],
    ['Amara', 'Amaraさんが一位'],
    ['タナカ', 'タナカー'],
    ['𠮷田', '今日は𠮷田さんが一位'],
    ['أحمد', 'وأحمد فاز'],
    ['민수', '민수가 이겼다'],
    ['สมชาย', 'คุณสมชายชนะ'],
  ])('%s in %s', (name, text) => {
    expect(names(text, name)).toBe(true);
    expect(withoutName(text, name, '…')).not.toContain(name);
  });
});

describe('a name that nobody must read is not found', () => {
  it.each([
    ['Amara', 'Amarant is a plant'],
    ['Ama', 'Amara won'],
    ['Okafor', 'Amara Okaforson won'],
    ['Okafor', 'The Okaforsons won'],
    ['Al', 'Als wir gewannen'],
    ['A', 'As Anna said'],
    ['王', '国王杯'],
    ['مي', 'جميل'],
    ['Amara', 'amara'],
    ['', 'anything'],
  ])('%s in %s', (name, text) => {
    expect(names(text, name)).toBe(false);
    expect(withoutName(text, name, '…')).toBe(text);
  });
});

it('somebody is called otherwise where the name is a word of its own only', () => {
  expect(withName('Amara, Amaras, Amara', 'Amara', 'A. O.')).toBe('A. O., Amaras, A. O.');
  expect(withName('田中さん', '田中', 'Tanaka')).toBe('田中さん');
});
