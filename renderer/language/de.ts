import type { CelebrationKind, Rarity } from '#core/domain/celebrations';
import { grammarOf, namesAll, type Forms } from './grammar';
import type { Words } from './words';

const LOCALE = 'de-DE';
const { number, counted, names: listed, length, ago } = grammarOf(LOCALE, { days: 'long', rest: 'short', joint: ' ' });

const names = (all: readonly string[]): string => listed(all, { one: '# weitere Person', other: '# weitere Personen' });
const percent = (value: number | string): string => `${value}\u00a0%`;
/** A title in quotation marks, or what stands in for one that is not known. */
const titled = (title: string | null, otherwise: string): string => (title === null ? otherwise : `„${title}“`);
const forXp = (amount: string | null): string => (amount === null ? '' : ` (${amount}\u00a0XP)`);

const KINDS: Readonly<Record<CelebrationKind, string>> = {
  rank: 'Auf dem Weg nach oben',
  milestone: 'Meilenstein',
  streak: 'Erfolgsserie',
  contest: 'Wettbewerb gewonnen',
  level: 'Neues Level',
  achievement: 'Auszeichnung',
  'team-goal': 'Teamziel erreicht',
};

/** These read well with a rarity before them, in the gender of the word. */
const RATED: Readonly<Partial<Record<CelebrationKind, Readonly<Record<Exclude<Rarity, 'common'>, string>>>>> = {
  achievement: { rare: 'Seltene', epic: 'Epische', legendary: 'Legendäre' },
  milestone: { rare: 'Seltener', epic: 'Epischer', legendary: 'Legendärer' },
  streak: { rare: 'Seltene', epic: 'Epische', legendary: 'Legendäre' },
};

function heading(kind: CelebrationKind, rarity: Rarity): string {
  const rated = rarity === 'common' ? undefined : RATED[kind]?.[rarity];
  return rated === undefined ? KINDS[kind] : `${rated} ${KINDS[kind]}`;
}

const MANY: Readonly<Record<CelebrationKind, Forms>> = {
  rank: { one: '# Aufstieg', other: '# Aufstiege' },
  milestone: { one: '# Meilenstein', other: '# Meilensteine' },
  streak: { one: '# Serie', other: '# Serien' },
  contest: { one: '# Wettbewerbssieg', other: '# Wettbewerbssiege' },
  level: { one: '# neues Level', other: '# neue Level' },
  achievement: { one: '# Auszeichnung', other: '# Auszeichnungen' },
  'team-goal': { one: '# Teamziel', other: '# Teamziele' },
};

export const german: Words = {
  locale: LOCALE,
  direction: 'ltr',
  phrases: {
    passed: ({ name, others }) => `${name} hat ${names(others)} überholt`,
    'new-number-one': ({ name }) => `${name} ist die neue Nummer eins`,
    'rank-reached': ({ name, amount, subject }) =>
      `${name} ist jetzt auf Platz ${amount ?? '?'}${subject === null ? '' : ` bei „${subject}“`}`,
    'level-reached': ({ name, amount }) =>
      amount === null ? `${name} ist ein Level aufgestiegen` : `${name} hat Level ${amount} erreicht`,
    streak: ({ name, count }) =>
      count === null
        ? `${name} setzt die Serie fort`
        : `${name}: ${counted(count, { one: '# Tag', other: '# Tage' })} in Folge`,
    'xp-gained': ({ name, amount, subject }) =>
      `${name} hat ${amount === null ? '' : `${amount}\u00a0`}XP${subject === null ? '' : ` für „${subject}“`} gesammelt`,
    achievement: ({ name, subject }) => `${name} hat sich ${titled(subject, 'eine Auszeichnung')} verdient`,
    'contest-entry': ({ name, subject }) =>
      subject === null ? `${name} nimmt am Wettbewerb teil` : `${name} nimmt an „${subject}“ teil`,
    'contest-value': ({ name, amount, subject }) => {
      const where = subject === null ? 'im Wettbewerb' : `bei „${subject}“`;
      return amount === null ? `${name} ist ${where} in Bewegung` : `${name} steht ${where} jetzt bei ${amount}`;
    },
    'quiz-completed': ({ name, amount, subject }) =>
      `${name} hat ${titled(subject, 'ein Quiz')}${amount === null ? '' : ` mit ${percent(amount)}`} abgeschlossen`,
    progress: ({ name, amount, subject }) =>
      amount === null
        ? `${name} kommt ${subject === null ? 'in der Schulung' : `bei „${subject}“`} voran`
        : `${name} hat ${percent(amount)} ${subject === null ? 'der Schulung' : `von „${subject}“`} geschafft`,
    'team-goal': ({ name, subject }) => `${name} hat ${titled(subject, 'das Teamziel')} erreicht`,
    'task-completed': ({ name, amount, subject }) =>
      `${name} hat ${titled(subject, 'eine Aufgabe')} erledigt${forXp(amount)}`,
    'module-completed': ({ name, amount, subject }) =>
      `${name} hat ${titled(subject, 'ein Modul')} abgeschlossen${forXp(amount)}`,
    studying: ({ name, subject }) => `${name} lernt gerade${subject === null ? '' : ` „${subject}“`}`,
    challenge: ({ name, others, subject }) =>
      `${name} fordert ${others.length === 0 ? 'die anderen' : names(others)}${subject === null ? '' : ` zu „${subject}“`} heraus`,
    'challenge-accepted': ({ name, subject }) => `${name} nimmt ${titled(subject, 'die Herausforderung')} an`,
    'challenge-completed': ({ name, subject }) => `${name} hat ${titled(subject, 'die Herausforderung')} gemeistert`,
    'solution-shared': ({ name, subject }) =>
      `${name} hat eine Lösung${subject === null ? '' : ` für „${subject}“`} geteilt`,
    'group-activity': ({ name, subject }) => `${name} ist in ${titled(subject, 'einer Lerngruppe')} aktiv`,
    'quiz-failed': ({ subject }) => `${titled(subject, 'Ein Quiz')} konnte nicht erstellt werden`,
    'question-failed': ({ subject }) => `${titled(subject, 'Eine Frage')} konnte nicht ersetzt werden`,
    'document-failed': ({ subject }) => `${titled(subject, 'Ein Dokument')} konnte nicht verarbeitet werden`,
    'job-failed': ({ subject }) => `${titled(subject, 'Ein Auftrag')} ist fehlgeschlagen`,
    celebrated: ({ name, others, subject }) => `${names([name, ...others])}: ${subject ?? 'Glückwunsch!'}`,
    'while-away': (parts) =>
      `Während der Unterbrechung: ${parts.count === 1 ? '1 Anlass' : `${parts.amount ?? 'einige'} Anlässe`} zum Feiern${namesAll(parts) ? ':' : ', darunter'} ${names([parts.name, ...parts.others])}`,
  },
  celebrations: {
    heading,
    newNumberOne: 'Neue Nummer eins',
    together: names,
    alike: (kind, count) => counted(count, MANY[kind]),
    more: (count) => `und ${number(count)} weitere`,
    away: { heading: 'Während der Unterbrechung', best: 'Das Beste davon' },
    rehearsal: 'Probe',
    samples: {
      rank: 'Jetzt auf Platz 3',
      milestone: '1.000 Anrufe',
      streak: '10 Tage in Folge',
      contest: 'Sieg im Frühjahrswettbewerb',
      level: 'Level 12 erreicht',
      achievement: 'Abschluss des Monats',
      'team-goal': '100 % des Quartalsziels',
    },
  },
  board: {
    entries: (count) => counted(count, { one: '# Eintrag', other: '# Einträge' }),
    pageOf: (from, to, count) => `${from}–${to} von ${count}`,
    places: (count, up) =>
      `${counted(count, { one: '# Platz', other: '# Plätze' })} ${up ? 'nach oben' : 'nach unten'}`,
    sameRank: 'Platz wie zuvor',
    passed: (name) => `hat ${name} überholt`,
    chase: (gap, name) => `noch ${gap} bis ${name}`,
    movedFrom: (from, to) => `von ${from} auf ${to}`,
    percentOfTarget: percent,
    anonymous: 'Jemand aus dem Team',
    gained: {
      day: 'Heute dazugewonnen',
      week: 'Diese Woche dazugewonnen',
      month: 'Diesen Monat dazugewonnen',
      quarter: 'Dieses Quartal dazugewonnen',
    },
    shareOfTarget: 'Zielerreichung',
    improved: {
      day: 'Größter Fortschritt heute',
      week: 'Größter Fortschritt der Woche',
      month: 'Größter Fortschritt des Monats',
      quarter: 'Größter Fortschritt des Quartals',
    },
    leaderboard: 'Rangliste',
    demo: 'Demodaten',
  },
  footer: {
    ago: (age) => ago(age, 'gerade eben'),
    updated: (when) => `${when} aktualisiert`,
    conversations: (count) => counted(count, { one: 'gerade # Gespräch', other: 'gerade # Gespräche' }),
    reconnecting: (source) => `Verbindung zu ${source} wird wiederhergestellt …`,
    refused: (source) => `${source} lehnt die Verbindung ab`,
    moments: 'Neuigkeiten',
    sources: 'Datenquellen',
    statuses: {
      connecting: 'wird verbunden',
      connected: 'verbunden',
      reconnecting: 'wird neu verbunden',
      disconnected: 'getrennt',
      error: 'abgelehnt',
    },
  },
  contest: {
    toGo: 'verbleiben',
    titleEndsIn: (title) => `${title}: noch`,
    ended: (title) => `${title} ist beendet`,
    over: 'ist beendet',
    left: length,
  },
  freshness: {
    notUpdatedSince: (time) => `Nicht aktualisiert seit ${time}`,
    notUpdated: 'Heute noch nicht aktualisiert',
    lastKnown: 'Zu sehen sind die zuletzt bekannten Plätze.',
    why: {
      'server-unreachable': 'Der Server ist nicht erreichbar.',
      'name-unknown': 'Ein Server mit diesem Namen ist nicht bekannt.',
      'server-not-answering': 'Der Server antwortet nicht.',
      'connection-lost': 'Die Verbindung ist abgebrochen.',
      'token-refused': 'Der Server lehnt den Zugangsschlüssel ab.',
      'token-not-renewed': 'Der Zugangsschlüssel ist abgelaufen, und ein neuer ist nicht zu bekommen.',
      'token-missing': 'Der Server verlangt einen Zugangsschlüssel.',
      forbidden: 'Der Server lässt diese Anzeige nicht zu.',
      'not-a-scoreboard': 'Unter der Adresse antwortet keine Rangliste.',
      'not-found': 'Unter diesem Pfad antwortet auf dem Server nichts.',
      'no-websocket': 'Ein Webserver antwortet, öffnet aber keinen WebSocket.',
      'wrong-family': 'Der Server spricht die Sprache eines anderen Systems.',
      'room-refused': 'Der Server verweigert dieser Anzeige einen Raum.',
      polling: 'Keine Live-Verbindung: Der Server wird alle paar Sekunden abgefragt.',
      moved: 'Der Server verweist auf eine andere Adresse.',
      certificate: 'Dem Zertifikat des Servers wird nicht vertraut.',
      'certificate-expired': 'Das Zertifikat des Servers ist zurzeit nicht gültig.',
      'certificate-name': 'Das Zertifikat des Servers gilt für einen anderen Namen.',
      'tls-missing': 'Die Adresse verlangt Verschlüsselung, der Server hat keine.',
      'tls-wanted': 'Der Server verlangt eine verschlüsselte Verbindung.',
      'data-silent': 'Der Server ist verbunden, sendet aber nichts.',
      'too-large': 'Der Server sendet zu große Nachrichten.',
      'app-gone': 'Scorewall läuft auf dem Rechner dieser Anzeige nicht.',
      unknown: 'Vom Server kam nichts Neues.',
    },
  },
  live: {
    title: 'Gerade jetzt',
    presence: 'Gemeinsam dabei',
    people: (count) => counted(count, { one: '# Person', other: '# Personen' }),
    moreRooms: (count) => counted(count, { one: '# weiterer Raum', other: '# weitere Räume' }),
    jobs: 'In Arbeit',
    jobKinds: { quiz: 'Neues Quiz', question: 'Neue Frage', document: 'Dokument', other: 'Aufgabe' },
    jobStates: {
      waiting: 'Wartet',
      running: 'Läuft',
      completed: 'Fertig',
      failed: 'Fehler',
      cancelled: 'Abgebrochen',
    },
    more: (count) => `${number(count)} weitere`,
    percent: (value) => percent(number(value)),
    services: 'Systeme',
    serviceStates: {
      operational: 'Alle Systeme laufen',
      degraded: 'Langsamer als sonst',
      maintenance: 'In Wartung',
      outage: 'Außer Betrieb',
    },
    down: 'ausgefallen',
    uptime: (up) => `in Betrieb: ${up}`,
    length,
    checkedAt: (time) => `geprüft um ${time}`,
    activity: 'Was passiert ist',
    talk: 'Gespräche gerade',
    typing: (count) => `${number(count)} ${count === 1 ? 'schreibt' : 'schreiben'}`,
    mood: 'Stimmung',
    moods: ['Angespannt', 'Nachdenklich', 'Ausgeglichen', 'Gut', 'Bestens'],
  },
  screens: {
    connecting: { title: 'Die Ergebnisse werden geholt', text: 'Die Rangliste erscheint, sobald sie da sind.' },
    unconfigured: { title: 'Noch keine Ergebnisse', text: 'Strg + Komma drücken und wählen, woher sie kommen.' },
    offline: {
      title: 'Die Ergebnisse sind nicht erreichbar',
      text: 'Die Anzeige versucht es weiter und kommt von selbst zurück.',
    },
    empty: { title: 'Die Rangliste ist eröffnet', text: 'Hier erscheint das erste Ergebnis.' },
  },
  scenes: {
    titles: {
      pair: 'Zwei Ranglisten',
      battle: 'Teamduell',
      movers: 'Aufsteiger des Tages',
      race: 'Das Rennen des Tages',
      hallOfFame: 'Ruhmeshalle',
    },
    quiet: {
      pair: { title: 'Noch nichts zu vergleichen', text: 'Beide Ranglisten erscheinen, sobald sie Einträge haben.' },
      battle: { title: 'Die Teams machen sich bereit', text: 'Das erste Ergebnis eröffnet das Duell.' },
      movers: { title: 'Heute noch keine Bewegung', text: 'Wer zuerst aufsteigt oder zulegt, erscheint hier.' },
      race: { title: 'Das Rennen hat noch nicht begonnen', text: 'Der erste Platzwechsel ist der Start.' },
      winners: {
        title: 'Der Wettbewerb ist beendet',
        text: 'Sobald das Ergebnis feststeht, erscheint hier das Podest.',
      },
      hallOfFame: {
        title: 'Der erste Platz ist noch frei',
        text: 'Wer am Ende des Tages führt, kommt als Erstes hierher.',
      },
      activity: { title: 'Alles ruhig', text: 'Was sich tut, erscheint hier.' },
      message: { title: 'Keine Nachricht', text: 'Text oder Bild erscheinen hier, sobald es sie gibt.' },
    },
    battle: {
      members: (count, by) =>
        by === 'sum' ? counted(count, { one: '# Person', other: '# Personen' }) : `Durchschnitt von ${number(count)}`,
      ahead: (by) => `${by} Vorsprung`,
      level: 'gleichauf',
      more: (count) => counted(count, { one: '# weiteres Team', other: '# weitere Teams' }),
    },
    movers: {
      climbers: 'Am weitesten aufgestiegen',
      gainers: 'Am meisten zugelegt',
      since: (time) => `seit ${time}`,
      climb: (from, to) => `von Platz ${number(from)} auf Platz ${number(to)}`,
      now: (value) => `jetzt ${value}`,
    },
    race: { now: 'jetzt' },
    winners: { result: 'Endergebnis' },
    hallOfFame: {
      records: 'Rekorde',
      period: (period, { day, month, quarter, year }) =>
        ({
          day,
          week: `Woche ab ${day}`,
          month: `${month} ${year}`,
          quarter: `${number(quarter)}. Quartal ${year}`,
        })[period],
      record: {
        'highest-value': 'Höchster Wert',
        'best-day': 'Bester Tag',
        'biggest-climb': 'Größter Aufstieg an einem Tag',
        'most-wins': 'Meiste Titel',
      },
      places: (count) => counted(count, { one: '# Platz', other: '# Plätze' }),
      wins: (count) => counted(count, { one: '# Titel', other: '# Titel' }),
    },
    ages: { now: 'Gerade eben', hour: 'In der letzten Stunde', today: 'Heute', before: 'Vor heute' },
    lastMinute: 'Letzte Minute',
  },
  recovering: 'Die Anzeige hatte ein Problem und startet neu. Das sind die zuletzt bekannten Plätze.',
};
