import type { PersonConfig } from '#core/config/people';

/** The words of the people section. */
export const peopleTexts = {
  title: 'People',
  intro:
    'Give somebody one name and one face wherever they score, or keep them off the wall. Everybody else is shown as their source tells.',
  list: 'People',
  empty:
    'Nobody is set up, and nobody needs to be. Add somebody who scores in two sources, or who does not want to be seen.',
  add: 'Add a person',
  saved: 'Saved. The wall uses it now.',
  unnamed: 'New person',
  line: (entries: number, privacy: string) => `${entries === 1 ? '1 entry' : `${entries} entries`} · ${privacy}`,
  edit: (name: string) => `Edit ${name}`,
  close: (name: string) => `Close ${name}`,
  remove: 'Remove this person',
  nameHint: 'What the wall calls them. Empty: the name that their first entry has.',
  avatarHint: 'At most 24 kB: a square of 160 by 160 pixels is plenty.',
  avatarTooLarge: { message: 'This picture is too large.', remedy: 'Choose one of at most 24 kB.' },
  removeAvatar: 'Remove the picture',
  privacies: {
    open: 'By name',
    anonymous: 'Without a name',
    hidden: 'Not at all',
  } satisfies Record<PersonConfig['privacy'], string>,
  privacyHints: {
    open: 'With name and face, and celebrated.',
    anonymous: 'A place on the boards and nothing else: no name, no face, no celebration.',
    hidden: 'Those below close up, so that nobody can tell that somebody is missing.',
  } satisfies Record<PersonConfig['privacy'], string>,
  entries: 'Entries',
  entriesHint: 'Whom the sources mean by this person.',
  noEntries: 'None yet. Choose one below.',
  choose: 'Seen on the boards',
  chooseNone: 'Choose an entry…',
  nobodySeen: 'Nobody else was seen on a board yet',
  more: (count: number) => `${count} more entries are not listed.`,
  join: 'Join',
  part: (name: string, source: string) => `Take ${name} of ${source} away`,
};

export const peopleLabels = {
  avatar: 'Picture',
  privacy: 'On the wall',
  is: 'Entries',
  entry: 'Entry',
};
