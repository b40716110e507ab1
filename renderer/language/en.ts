import type { CelebrationKind, Rarity } from '#core/domain/celebrations';
import { namesAll } from './grammar';
import type { Duration, Words } from './words';

const LOCALE = 'en-GB';
/** More names than this become "and 3 others". */
const NAMES_TOLD = 2;

const list = new Intl.ListFormat(LOCALE, { type: 'conjunction' });
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

function names(all: readonly string[]): string {
  const rest = all.length - NAMES_TOLD;
  if (rest <= 0) return list.format(all);
  return list.format([...all.slice(0, NAMES_TOLD), many(rest, 'other', 'others')]);
}

const KINDS: Readonly<Record<CelebrationKind, string>> = {
  rank: 'on the rise',
  milestone: 'milestone',
  streak: 'streak',
  contest: 'contest won',
  level: 'level up',
  achievement: 'achievement',
  'team-goal': 'team goal reached',
};

/** These read well with a rarity before them: "Legendary achievement". */
const RATED: ReadonlySet<CelebrationKind> = new Set(['achievement', 'milestone', 'streak']);

function heading(kind: CelebrationKind, rarity: Rarity): string {
  return capital(rarity !== 'common' && RATED.has(kind) ? `${rarity} ${KINDS[kind]}` : KINDS[kind]);
}

const MANY: Readonly<Record<CelebrationKind, readonly [one: string, more: string]>> = {
  rank: ['climb', 'climbs'],
  milestone: ['milestone', 'milestones'],
  streak: ['streak', 'streaks'],
  contest: ['contest win', 'contest wins'],
  level: ['new level', 'new levels'],
  achievement: ['achievement', 'achievements'],
  'team-goal': ['team goal', 'team goals'],
};

function left({ days, hours, minutes, seconds }: Duration): string {
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min` : `${seconds} s`;
}

function ago({ days, hours, minutes }: Duration): string {
  if (days > 0) return `${many(days, 'day', 'days')} ago`;
  if (hours > 0) return `${hours} h ago`;
  return minutes > 0 ? `${minutes} min ago` : 'just now';
}

export const english: Words = {
  locale: LOCALE,
  direction: 'ltr',
  phrases: {
    passed: ({ name, others }) => `${name} passed ${names(others)}`,
    'new-number-one': ({ name }) => `${name} is the new number one`,
    'rank-reached': ({ name, amount, subject }) =>
      `${name} is now number ${amount ?? '?'}${subject === null ? '' : ` in ${subject}`}`,
    'level-reached': ({ name, amount }) =>
      amount === null ? `${name} levelled up` : `${name} reached level ${amount}`,
    streak: ({ name, amount }) =>
      amount === null
        ? `${name} keeps a streak going`
        : `${name}: ${amount} ${amount === '1' ? 'day' : 'days'} in a row`,
    'xp-gained': ({ name, amount, subject }) =>
      `${name} earned ${amount ?? 'more'} XP${subject === null ? '' : ` for ${subject}`}`,
    achievement: ({ name, subject }) => (subject === null ? `${name} earned an award` : `${name} earned “${subject}”`),
    'contest-entry': ({ name, subject }) => `${name} entered ${subject ?? 'the contest'}`,
    'contest-value': ({ name, amount, subject }) =>
      amount === null
        ? `${name} moved in ${subject ?? 'the contest'}`
        : `${name} now has ${amount} in ${subject ?? 'the contest'}`,
    'quiz-completed': ({ name, amount, subject }) =>
      `${name} finished ${subject ?? 'a quiz'}${amount === null ? '' : ` with ${amount}\u00a0%`}`,
    progress: ({ name, amount, subject }) =>
      amount === null
        ? `${name} moved on in ${subject ?? 'training'}`
        : `${name} is ${amount}\u00a0% through ${subject ?? 'training'}`,
    'team-goal': ({ name, subject }) => `${name} reached ${subject ?? 'the team goal'}`,
    'task-completed': ({ name, amount, subject }) =>
      `${name} completed ${subject ?? 'a task'}${amount === null ? '' : ` for ${amount} XP`}`,
    'module-completed': ({ name, amount, subject }) =>
      `${name} finished ${subject ?? 'a module'}${amount === null ? '' : ` for ${amount} XP`}`,
    studying: ({ name, subject }) => `${name} is studying${subject === null ? '' : ` ${subject}`}`,
    challenge: ({ name, others, subject }) =>
      `${name} challenged ${others.length === 0 ? 'the others' : names(others)}${subject === null ? '' : ` to ${subject}`}`,
    'challenge-accepted': ({ name, subject }) => `${name} takes up ${subject ?? 'the challenge'}`,
    'challenge-completed': ({ name, subject }) => `${name} completed ${subject ?? 'the challenge'}`,
    'solution-shared': ({ name, subject }) => `${name} shared a solution${subject === null ? '' : ` for ${subject}`}`,
    'group-activity': ({ name, subject }) => `${name} is active in ${subject ?? 'a study group'}`,
    'quiz-failed': ({ subject }) => `${subject ?? 'A quiz'} could not be made`,
    'question-failed': ({ subject }) => `${subject ?? 'A question'} could not be replaced`,
    'document-failed': ({ subject }) => `${subject ?? 'A document'} could not be processed`,
    'job-failed': ({ subject }) => `${subject ?? 'A job'} failed`,
    celebrated: ({ name, others, subject }) => `${names([name, ...others])}: ${subject ?? 'well done'}`,
    'while-away': (parts) =>
      `While we were away: ${parts.amount ?? 'some'} to celebrate${namesAll(parts) ? ':' : ', among them'} ${names([parts.name, ...parts.others])}`,
  },
  celebrations: {
    heading,
    newNumberOne: 'New number one',
    together: names,
    alike: (kind, count) => many(count, ...MANY[kind]),
    more: (count) => `and ${count} more`,
    away: { heading: 'While we were away', best: 'Best of all' },
    rehearsal: 'Rehearsal',
    samples: {
      rank: 'Now number 3',
      milestone: '1,000 calls',
      streak: '10 days in a row',
      contest: 'Winner of the spring contest',
      level: 'Level 12',
      achievement: 'Closer of the month',
      'team-goal': '100% of the quarter’s goal',
    },
  },
  board: {
    entries: (count) => `${count} on the board`,
    pageOf: (from, to, count) => `${from}–${to} of ${count}`,
    places: (count, up) => `${up ? 'up' : 'down'} ${many(count, 'place', 'places')}`,
    sameRank: 'same place as before',
    passed: (name) => `passed ${name}`,
    chase: (gap, name) => `${gap} to ${name}`,
    movedFrom: (from, to) => `from ${from} to ${to}`,
    percentOfTarget: (percent) => `${percent}\u00a0%`,
    anonymous: 'A colleague',
    gained: {
      day: 'Gained today',
      week: 'Gained this week',
      month: 'Gained this month',
      quarter: 'Gained this quarter',
    },
    shareOfTarget: 'Share of the target',
    improved: {
      day: 'Most improved today',
      week: 'Most improved this week',
      month: 'Most improved this month',
      quarter: 'Most improved this quarter',
    },
    leaderboard: 'Leaderboard',
    demo: 'Demo data',
  },
  footer: {
    ago,
    updated: (when) => `updated ${when}`,
    conversations: (count) => `${many(count, 'conversation', 'conversations')} now`,
    reconnecting: (source) => `Reconnecting to ${source}…`,
    refused: (source) => `${source} refuses the connection`,
    moments: 'Moments',
    sources: 'Data sources',
    statuses: {
      connecting: 'connecting',
      connected: 'connected',
      reconnecting: 'reconnecting',
      disconnected: 'disconnected',
      error: 'refused',
    },
  },
  contest: {
    toGo: 'to go',
    titleEndsIn: (title) => `${title} ends in`,
    ended: (title) => `${title} has ended`,
    over: 'has ended',
    left,
  },
  freshness: {
    notUpdatedSince: (time) => `Not updated since ${time}`,
    notUpdated: 'Not updated yet today',
    lastKnown: 'The board shows the last known ranks.',
    why: {
      'server-unreachable': 'The server cannot be reached.',
      'name-unknown': 'No server of this name is known.',
      'server-not-answering': 'The server is not answering.',
      'connection-lost': 'The connection was lost.',
      'token-refused': 'The server refuses the access token.',
      'token-not-renewed': 'The access token has ended, and no new one is to be had.',
      'token-missing': 'The server asks for an access token.',
      forbidden: 'The server does not let this wall in.',
      'not-a-scoreboard': 'The address does not answer like a scoreboard.',
      'not-found': 'Nothing answers at this path of the server.',
      'no-websocket': 'A web server answers, but opens no WebSocket.',
      'wrong-family': 'The server speaks the language of another kind of backend.',
      'room-refused': 'The server refuses a room to this wall.',
      polling: 'No live connection: the server is asked every few seconds.',
      moved: 'The server sends this wall to another address.',
      certificate: 'The server’s certificate is not trusted.',
      'certificate-expired': 'The server’s certificate is not valid at this time.',
      'certificate-name': 'The server’s certificate was made for another name.',
      'tls-missing': 'The address asks for encryption, the server has none.',
      'tls-wanted': 'The server wants an encrypted connection.',
      'data-silent': 'The server is connected but sends nothing.',
      'too-large': 'The server sends messages that are too large.',
      'app-gone': 'Scorewall is not running on the machine that feeds this wall.',
      unknown: 'No news has come from the server.',
    },
  },
  live: {
    title: 'Right now',
    presence: 'Together now',
    people: (count) => many(count, 'person', 'people'),
    moreRooms: (count) => many(count, 'more room', 'more rooms'),
    jobs: 'In the works',
    jobKinds: { quiz: 'New quiz', question: 'New question', document: 'Document', other: 'Task' },
    jobStates: {
      waiting: 'Waiting',
      running: 'Running',
      completed: 'Done',
      failed: 'Failed',
      cancelled: 'Cancelled',
    },
    more: (count) => `${count} more`,
    percent: (percent) => `${Math.round(percent * 100) / 100}\u00a0%`,
    services: 'Systems',
    serviceStates: {
      operational: 'All systems run',
      degraded: 'Slower than usual',
      maintenance: 'Under maintenance',
      outage: 'Out of order',
    },
    down: 'not running',
    uptime: (up) => `up ${up}`,
    length: left,
    checkedAt: (time) => `checked at ${time}`,
    activity: 'What happened',
    talk: 'Conversations now',
    typing: (count) => `${count} typing`,
    mood: 'Mood',
    moods: ['Strained', 'Thoughtful', 'Steady', 'Good', 'Bright'],
  },
  screens: {
    connecting: { title: 'Getting the scores', text: 'The board appears as soon as they are here.' },
    unconfigured: { title: 'No scores to show yet', text: 'Press Ctrl + comma to choose where they come from.' },
    offline: { title: 'The scores cannot be reached', text: 'The wall keeps trying and comes back by itself.' },
    empty: { title: 'The board is open', text: 'The first result will appear here.' },
  },
  scenes: {
    titles: {
      pair: 'Two boards',
      battle: 'Team battle',
      movers: 'Movers of the day',
      race: 'Race of the day',
      hallOfFame: 'Hall of fame',
    },
    quiet: {
      pair: { title: 'No boards to compare yet', text: 'Both appear here as soon as they have entries.' },
      battle: { title: 'The teams are getting ready', text: 'The first result opens the battle.' },
      movers: { title: 'Nobody has moved yet today', text: 'The first who climbs or gains is shown here.' },
      race: { title: 'The race has not begun', text: 'The first change of places starts it.' },
      winners: { title: 'The contest has ended', text: 'The winners appear here once the result is in.' },
      hallOfFame: { title: 'The first plaque is free', text: 'Whoever leads at the end of the day is the first.' },
      activity: { title: 'All quiet', text: 'What happens on the floor appears here.' },
      message: { title: 'No message', text: 'A text or a picture appears here once there is one.' },
    },
    battle: {
      members: (count, by) => (by === 'sum' ? many(count, 'person', 'people') : `average of ${count}`),
      ahead: (by) => `${by} ahead`,
      level: 'level',
      more: (count) => many(count, 'more team', 'more teams'),
    },
    movers: {
      climbers: 'Climbed most',
      gainers: 'Gained most',
      since: (time) => `since ${time}`,
      climb: (from, to) => `from place ${from} to place ${to}`,
      now: (value) => `now ${value}`,
    },
    race: { now: 'now' },
    winners: { result: 'Final result' },
    hallOfFame: {
      records: 'Records',
      period: (period, { day, month, quarter, year }) =>
        ({ day, week: `Week of ${day}`, month: `${month} ${year}`, quarter: `Quarter ${quarter}, ${year}` })[period],
      record: {
        'highest-value': 'Highest value',
        'best-day': 'Best day',
        'biggest-climb': 'Biggest climb in a day',
        'most-wins': 'Most titles',
      },
      places: (count) => many(count, 'place', 'places'),
      wins: (count) => many(count, 'title', 'titles'),
    },
    ages: { now: 'Just now', hour: 'In the last hour', today: 'Earlier today', before: 'Before today' },
    lastMinute: 'Last minute',
  },
  recovering: 'The display had a problem and is starting again. These are the last known ranks.',
};
