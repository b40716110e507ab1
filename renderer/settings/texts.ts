import { celebrationsLabels, celebrationsTexts } from './texts-celebrations';
import { diagnosticsTexts, messagesTexts, outboxTexts } from './texts-diagnostics';
import { demoTexts, dialectTexts } from './texts-families';
import { lookTexts } from './texts-look';
import { peopleLabels, peopleTexts } from './texts-people';
import { playlistLabels, playlistTexts } from './texts-playlist';
import { dryRunTexts, mappingTexts } from './texts-mapping';
import { fieldsTexts, sourcesTexts, statusTexts, testTexts } from './texts-sources';
import { wallTexts } from './texts-wall';

/** Every word of the settings window. A translation is another object of this shape. */
export const texts = {
  locale: 'en-GB',
  brand: 'Scorewall',

  sections: {
    label: 'Sections',
    sources: 'Sources',
    wall: 'Wall',
    people: 'People',
    playlist: 'Playlist',
    celebrations: 'Celebrations',
    look: 'Look',
    diagnostics: 'Diagnostics',
    attention: (count: number) => (count === 1 ? '1 source needs attention' : `${count} sources need attention`),
    version: (version: string) => `Version ${version}`,
  },

  loading: 'Loading the settings…',
  failed: {
    title: 'The settings could not be loaded',
    retry: 'Try again',
    noHost: 'This page is not connected to Scorewall.',
    noHostRemedy: 'Open it from the wall: its menu has an entry “Settings”.',
  },
  lost: {
    title: 'Scorewall is not answering.',
    remedy: 'What you see may be out of date. The page comes back by itself once Scorewall runs again.',
    retry: 'Try again',
  },
  signIn: {
    title: 'Sign in to go on',
    body: 'Scorewall was started again, or your sign-in has run out after twelve hours. Enter the admin PIN.',
    kept: 'What you have typed and not saved is still here.',
    pin: 'Admin PIN',
    pinHint: 'It is in the file admin-pin of Scorewall’s data folder on this machine.',
    submit: 'Go on',
    checking: 'Checking…',
  },
  provisioned: {
    title: 'A configuration file is in force',
    body: (file: string) => `${file} sets up this wall. What you change here lasts until the next start.`,
  },

  sources: sourcesTexts,

  form: {
    unsaved: 'Unsaved changes',
    save: 'Save',
    saving: 'Saving…',
    discard: 'Discard changes',
    removeRow: 'Remove',
    leaveTitle: 'You have unsaved changes.',
    leaveBody: 'Save them before you go on?',
    leaveSave: 'Save and go on',
    leaveDiscard: 'Discard',
    leaveStay: 'Keep editing',
    errorsTitle: 'This could not be saved',
    more: 'More',
    nameMissing: { message: 'This source has no name yet.', remedy: 'Type a short one, such as “Sales”.' },
    addressMissing: { message: 'The address is missing.', remedy: 'Paste the address of your backend.' },
    tokenNotAsked: {
      message: 'The stored token was given for the old address.',
      remedy: 'Replace it with one for the new address, or choose to send it there.',
    },
    ofSource: (label: string, source: string) => `${label} of ${source}`,
  },

  /** By the end of a setting's path. Errors use them too. */
  labels: {
    id: 'Id',
    dialect: 'Backend',
    url: 'Address',
    token: 'Token',
    'join.tvDisplay': 'TV display',
    'join.team': 'Team',
    'join.contest': 'Contest',
    'join.user': 'User',
    'join.session': 'Session',
    'join.module': 'Module',
    'join.room': 'Room',
    'join.leaderboard': 'Leaderboard',
    'join.educator': 'Educator',
    snapshotUrl: 'Snapshot address',
    pollUrl: 'Polling address',
    tokenUrl: 'Token address',
    mapping: 'Mapping',
    showConversations: 'Mood of all',
    enabled: 'Switched on',
    name: 'Name',
    language: 'Language',
    theme: 'Theme',
    calmIntervalMs: 'Calm interval',
    maxEntries: 'Longest list',
    'kindness.topEntries': 'In one list',
    'kindness.rest': 'Further down',
    'kindness.lastPlace': 'Show the last place',
    ageingAfterSeconds: 'Ageing after',
    staleAfterSeconds: 'Stale after',
    ...peopleLabels,
    ...playlistLabels,
    overscanPercent: 'Cut-off edges',
    logo: 'Logo',
    colors: 'Company colours',
    from: 'From',
    until: 'Until',
    brightnessPercent: 'Brightness',
    ...celebrationsLabels,
  },

  fields: fieldsTexts,
  dialects: dialectTexts,
  demos: demoTexts,
  mapping: mappingTexts,
  dryRun: dryRunTexts,

  status: statusTexts,
  test: testTexts,

  wall: wallTexts,

  people: peopleTexts,
  playlist: playlistTexts,
  celebrations: celebrationsTexts,

  look: lookTexts,

  diagnostics: diagnosticsTexts,
  outbox: outboxTexts,
  messages: messagesTexts,

  now: {
    title: 'On the wall now',
    titleLost: 'On the wall, last known',
    waiting: 'Waiting for the wall…',
    noBoard: 'No board yet',
    miniature: (title: string) => `Miniature of the wall: ${title}`,
    staleSince: (time: string) => `Not updated since ${time}`,
    stale: 'Not updated',
    people: (count: string, entries: number) => (entries === 1 ? '1 entry' : `${count} entries`),
    lastEvent: 'Last event',
    lastMinute: 'Events, last minute',
    waitingToBeSent: 'Waiting to be sent',
    rejected: 'Rejected',
    latency: 'Latency, last 5 min',
    latencyNow: (ms: number) => `${ms}\u00a0ms`,
    never: 'None yet',
  },

  time: {
    justNow: 'just now',
    ago: (span: string) => `${span} ago`,
    seconds: (value: number) => `${value}\u00a0s`,
    minutes: (value: number) => `${value}\u00a0min`,
    hours: (value: number) => `${value}\u00a0h`,
    days: (value: number) => `${value}\u00a0d`,
  },

  size: {
    bytes: (value: string) => `${value}\u00a0B`,
    kilobytes: (value: string) => `${value}\u00a0kB`,
  },
} as const;
