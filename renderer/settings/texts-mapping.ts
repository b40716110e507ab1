import type { RuleKind } from '#core/config/rule-kinds';
import type { JsonProblem } from '#core/config/json-place';

const READ = 'The line with the mistake is marked.';

/** The words of the mapping and its dry run: a part of `texts`. */
export const mappingTexts = {
  hint: 'Rules that say what the backend’s messages mean, as JSON. A configuration file holds the same.',
  start: 'Start from an example',
  fresh: 'Nothing here yet. An example has one rule of each usual kind; change it to what your backend sends.',
  help: 'What a rule can say',
  helpBody:
    'A rule is for each message for which “when” is true. It makes what “as” names, once, or for each element of the list that “each” names. On the right of “set” stand JMESPath expressions on event, channel, data (the message) and item (the element); a text of its own stands in single quotes. Fields with a star are needed.',
  helpMore: 'A worked example is in docs/dialects.md, under “custom”.',
  kinds: {
    board: 'a whole board',
    moves: 'places that the backend has decided',
    values: 'values that decide the places',
    celebration: 'a moment that takes the screen',
    notice: 'a line that informs',
    activity: 'a quiet line of what somebody did',
    private: 'talk: counted, never shown',
  } satisfies Record<RuleKind, string>,
  noFields: 'sets nothing',
  rule: (number: number) => `Rule ${number}`,
  snapshotRule: 'Snapshot rule',
  line: (line: number) => `Line ${line}`,
  goTo: (line: number) => `Go to line ${line}`,
  json: {
    empty: { message: 'There is no mapping yet.', remedy: 'Start from the example.' },
    value: { message: 'A value is missing, or is no JSON.', remedy: `Texts stand in double quotes. ${READ}` },
    key: {
      message: 'The name of a setting is missing.',
      remedy: `It stands in double quotes; no comma comes last. ${READ}`,
    },
    colon: { message: 'A colon is missing behind a name.', remedy: READ },
    comma: { message: 'A comma is missing.', remedy: `It stands between two settings or rules. ${READ}` },
    text: { message: 'A text does not end.', remedy: `Its closing quote is missing. ${READ}` },
    end: { message: 'The end is missing.', remedy: 'Close every { with } and every [ with ].' },
    extra: { message: 'Something stands behind the end.', remedy: `Remove it, or open a { less. ${READ}` },
    deep: { message: 'Too much stands inside of each other.', remedy: READ },
  } satisfies Record<JsonProblem, { readonly message: string; readonly remedy: string }>,
} as const;

export const dryRunTexts = {
  title: 'Dry run',
  body: 'Connects with what stands here and shows what the rules make of each message. The wall is left alone.',
  start: 'Try it on live messages',
  stop: 'Stop',
  again: 'Start again',
  hold: 'Hold',
  goOn: 'Go on',
  connecting: 'Connecting…',
  quiet: 'Connected. Nothing has come yet.',
  connected: (received: string, count: number) => (count === 1 ? '1 message so far' : `${received} messages so far`),
  held: 'Held: new messages are counted, not shown.',
  ended: (received: string, count: number) =>
    count === 1 ? 'Ended after 1 message' : `Ended after ${received} messages`,
  list: 'Messages of the dry run',
  untyped: 'no type',
  characters: (shown: string) => `${shown} characters`,
  long: 'very long',
  noRule: 'No rule is for it.',
  hidden: 'Private: not shown.',
  made: {
    board: (metric: string | null, count: number) =>
      `a board${named(metric)} with ${count === 1 ? '1 entry' : `${count} entries`}`,
    moves: (metric: string | null, count: number) => `${count === 1 ? 'a move' : `${count} moves`}${on(metric)}`,
    values: (metric: string | null, count: number) => `${count === 1 ? 'a value' : `${count} values`}${on(metric)}`,
    celebration: (_metric: string | null, count: number) => (count === 1 ? 'a celebration' : `${count} celebrations`),
    notice: (_metric: string | null, count: number) => (count === 1 ? 'a notice' : `${count} notices`),
    activity: (_metric: string | null, count: number) =>
      count === 1 ? 'a line of activity' : `${count} lines of activity`,
    private: () => 'private talk, counted',
  },
  nothing: 'nothing',
} as const;

function named(metric: string | null): string {
  return metric === null ? '' : ` “${metric}”`;
}

function on(metric: string | null): string {
  return ` on ${metric === null ? 'the main board' : `“${metric}”`}`;
}
