import type { CelebrationKind, Rarity } from '#core/domain/celebrations';
import { grammarOf, namesAll, type Forms } from './grammar';
import type { Words } from './words';

const LOCALE = 'fr-FR';
const { number, counted, names: listed, length, ago } = grammarOf(LOCALE, { days: 'short', rest: 'short', joint: ' ' });

/** Before high punctuation and inside quotation marks: a narrow space on which no line breaks. */
const THIN = '\u202f';

const names = (all: readonly string[]): string => listed(all, { one: '# autre personne', other: '# autres personnes' });
const percent = (value: number | string): string => `${value}${THIN}%`;
const quoted = (title: string): string => `«\u00a0${title}\u00a0»`;
/** A title in quotation marks, or what stands in for one that is not known. */
const titled = (title: string | null, otherwise: string): string => (title === null ? otherwise : quoted(title));
const forXp = (amount: string | null): string => (amount === null ? '' : ` (${amount}\u00a0XP)`);

const KINDS: Readonly<Record<CelebrationKind, string>> = {
  rank: 'En pleine ascension',
  milestone: 'Cap franchi',
  streak: 'Série',
  contest: 'Concours gagné',
  level: 'Niveau supérieur',
  achievement: 'Succès',
  'team-goal': 'Objectif d’équipe atteint',
};

/** These read well with a rarity after them. */
const RATED: ReadonlySet<CelebrationKind> = new Set(['achievement', 'streak']);
const RARE: Readonly<Record<Rarity, string>> = {
  common: '',
  rare: ' rare',
  epic: ' épique',
  legendary: ' légendaire',
};

function heading(kind: CelebrationKind, rarity: Rarity): string {
  return RATED.has(kind) ? `${KINDS[kind]}${RARE[rarity]}` : KINDS[kind];
}

const MANY: Readonly<Record<CelebrationKind, Forms>> = {
  rank: { one: '# progression', other: '# progressions' },
  milestone: { one: '# cap franchi', other: '# caps franchis' },
  streak: { one: '# série', other: '# séries' },
  contest: { one: '# concours gagné', other: '# concours gagnés' },
  level: { one: '# nouveau niveau', other: '# nouveaux niveaux' },
  achievement: { one: '# succès', other: '# succès' },
  'team-goal': { one: '# objectif d’équipe', other: '# objectifs d’équipe' },
};

export const french: Words = {
  locale: LOCALE,
  direction: 'ltr',
  phrases: {
    passed: ({ name, others }) => `${name} dépasse ${names(others)}`,
    'new-number-one': ({ name }) => `${name} prend la première place`,
    'rank-reached': ({ name, amount, subject }) =>
      `${name} passe à la place ${amount ?? '?'}${subject === null ? '' : ` de ${quoted(subject)}`}`,
    'level-reached': ({ name, amount }) =>
      amount === null ? `${name} monte d’un niveau` : `${name} atteint le niveau ${amount}`,
    streak: ({ name, count }) =>
      count === null
        ? `${name} poursuit sa série`
        : `${name}${THIN}: ${counted(count, { one: '# jour', other: '# jours' })} d’affilée`,
    'xp-gained': ({ name, amount, subject }) =>
      `${name} gagne ${amount === null ? 'des' : amount}\u00a0XP${subject === null ? '' : ` pour ${quoted(subject)}`}`,
    achievement: ({ name, subject }) => `${name} obtient ${titled(subject, 'une distinction')}`,
    'contest-entry': ({ name, subject }) =>
      subject === null ? `${name} participe au concours` : `${name} participe à ${quoted(subject)}`,
    'contest-value': ({ name, amount, subject }) => {
      const where = titled(subject, 'le concours');
      return amount === null
        ? `Du mouvement dans ${where}${THIN}: ${name}`
        : `${name} en est à ${amount} dans ${where}`;
    },
    'quiz-completed': ({ name, amount, subject }) =>
      `${name} termine ${titled(subject, 'un quiz')}${amount === null ? '' : ` avec ${percent(amount)}`}`,
    progress: ({ name, amount, subject }) =>
      amount === null
        ? `${name} avance dans ${titled(subject, 'sa formation')}`
        : `${name} a parcouru ${percent(amount)} de ${titled(subject, 'sa formation')}`,
    'team-goal': ({ name, subject }) => `${name} atteint ${titled(subject, 'l’objectif d’équipe')}`,
    'task-completed': ({ name, amount, subject }) =>
      `${name} accomplit ${titled(subject, 'une tâche')}${forXp(amount)}`,
    'module-completed': ({ name, amount, subject }) =>
      `${name} termine ${titled(subject, 'un module')}${forXp(amount)}`,
    studying: ({ name, subject }) =>
      subject === null ? `${name} étudie en ce moment` : `${name} étudie ${quoted(subject)}`,
    challenge: ({ name, others, subject }) =>
      `${name} défie ${others.length === 0 ? 'les autres' : names(others)}${subject === null ? '' : ` sur ${quoted(subject)}`}`,
    'challenge-accepted': ({ name, subject }) => `${name} relève ${titled(subject, 'le défi')}`,
    'challenge-completed': ({ name, subject }) => `${name} réussit ${titled(subject, 'le défi')}`,
    'solution-shared': ({ name, subject }) =>
      `${name} partage une solution${subject === null ? '' : ` pour ${quoted(subject)}`}`,
    'group-activity': ({ name, subject }) => `Du nouveau dans ${titled(subject, 'un groupe d’étude')} avec ${name}`,
    'quiz-failed': ({ subject }) => `Impossible de créer ${titled(subject, 'un quiz')}`,
    'question-failed': ({ subject }) => `Impossible de remplacer ${titled(subject, 'une question')}`,
    'document-failed': ({ subject }) => `Impossible de traiter ${titled(subject, 'un document')}`,
    'job-failed': ({ subject }) => `${titled(subject, 'Une opération')} a échoué`,
    celebrated: ({ name, others, subject }) => `${names([name, ...others])}\u00a0: ${subject ?? 'bravo'}`,
    'while-away': (parts) =>
      `Pendant la coupure\u00a0: ${parts.amount ?? 'plusieurs'} succès à fêter${namesAll(parts) ? '\u00a0:' : ', dont'} ${names([parts.name, ...parts.others])}`,
  },
  celebrations: {
    heading,
    newNumberOne: 'Nouveau numéro un',
    together: names,
    alike: (kind, count) => counted(count, MANY[kind]),
    more: (count) => `et ${number(count)} de plus`,
    away: { heading: 'Pendant la coupure', best: 'Le meilleur' },
    rehearsal: 'Répétition',
    samples: {
      rank: 'À la place 3',
      milestone: '1 000 appels',
      streak: '10 jours de suite',
      contest: 'Victoire au concours de printemps',
      level: 'Niveau 12',
      achievement: 'Vente du mois',
      'team-goal': '100 % de l’objectif du trimestre',
    },
  },
  board: {
    entries: (count) => counted(count, { one: '# au classement', other: '# au classement' }),
    pageOf: (from, to, count) => `${from}–${to} sur ${count}`,
    places: (count, up) =>
      `${counted(count, { one: '# place', other: '# places' })} ${up ? 'de gagnées' : 'de perdues'}`,
    sameRank: 'même place qu’avant',
    passed: (name) => `dépasse ${name}`,
    chase: (gap, name) => `à ${gap} de ${name}`,
    movedFrom: (from, to) => `de ${from} à ${to}`,
    percentOfTarget: percent,
    anonymous: 'Quelqu’un de l’équipe',
    gained: {
      day: 'Gagné aujourd’hui',
      week: 'Gagné cette semaine',
      month: 'Gagné ce mois-ci',
      quarter: 'Gagné ce trimestre',
    },
    shareOfTarget: 'Part de l’objectif atteinte',
    improved: {
      day: 'Plus forte progression du jour',
      week: 'Plus forte progression de la semaine',
      month: 'Plus forte progression du mois',
      quarter: 'Plus forte progression du trimestre',
    },
    leaderboard: 'Classement',
    demo: 'Données de démonstration',
  },
  footer: {
    ago: (age) => ago(age, 'à l’instant'),
    updated: (when) => `mis à jour ${when}`,
    conversations: (count) => counted(count, { one: '# conversation en cours', other: '# conversations en cours' }),
    reconnecting: (source) => `Reconnexion à ${source}…`,
    refused: (source) => `${source} refuse la connexion`,
    moments: 'En bref',
    sources: 'Sources de données',
    statuses: {
      connecting: 'connexion en cours',
      connected: 'connectée',
      reconnecting: 'reconnexion en cours',
      disconnected: 'déconnectée',
      error: 'refusée',
    },
  },
  contest: {
    toGo: 'avant la fin',
    titleEndsIn: (title) => `${title} se termine dans`,
    ended: (title) => `${title}${THIN}: c’est terminé`,
    over: 'c’est terminé',
    left: length,
  },
  freshness: {
    notUpdatedSince: (time) => `Dernière mise à jour${THIN}: ${time}`,
    notUpdated: 'Pas encore de mise à jour aujourd’hui',
    lastKnown: 'Le classement affiché est le dernier connu.',
    why: {
      'server-unreachable': 'Le serveur est injoignable.',
      'name-unknown': 'Aucun serveur de ce nom n’est connu.',
      'server-not-answering': 'Le serveur ne répond pas.',
      'connection-lost': 'La connexion a été perdue.',
      'token-refused': 'Le serveur refuse la clé d’accès.',
      'token-not-renewed': 'La clé d’accès a expiré et ne peut pas être renouvelée.',
      'token-missing': 'Le serveur demande une clé d’accès.',
      forbidden: 'Le serveur refuse l’accès à cet écran.',
      'not-a-scoreboard': 'Aucun classement ne répond à cette adresse.',
      'not-found': 'Rien ne répond à ce chemin du serveur.',
      'no-websocket': 'Un serveur web répond, mais n’ouvre pas de WebSocket.',
      'wrong-family': 'Le serveur parle la langue d’un autre type de système.',
      'room-refused': 'Le serveur refuse une salle à cet écran.',
      polling: `Pas de connexion en direct${THIN}: le serveur est interrogé à quelques secondes d’intervalle.`,
      moved: 'Le serveur renvoie vers une autre adresse.',
      certificate: 'Le certificat du serveur n’est pas reconnu.',
      'certificate-expired': 'Le certificat du serveur n’est pas en cours de validité.',
      'certificate-name': 'Le certificat du serveur est établi pour un autre nom.',
      'tls-missing': 'L’adresse demande un chiffrement que le serveur n’a pas.',
      'tls-wanted': 'Le serveur exige une connexion chiffrée.',
      'data-silent': 'Le serveur est connecté mais n’envoie rien.',
      'too-large': 'Le serveur envoie des messages trop volumineux.',
      'app-gone': 'Scorewall ne fonctionne plus sur l’ordinateur de cet écran.',
      unknown: 'Le serveur n’a donné aucune nouvelle.',
    },
  },
  live: {
    title: 'En ce moment',
    presence: 'Ensemble en ce moment',
    people: (count) => counted(count, { one: '# personne', other: '# personnes' }),
    moreRooms: (count) => counted(count, { one: '# autre salle', other: '# autres salles' }),
    jobs: 'En préparation',
    jobKinds: { quiz: 'Nouveau quiz', question: 'Nouvelle question', document: 'Document', other: 'Tâche' },
    jobStates: {
      waiting: 'En attente',
      running: 'En cours',
      completed: 'Terminé',
      failed: 'Échec',
      cancelled: 'Annulé',
    },
    more: (count) => counted(count, { one: '# de plus', other: '# de plus' }),
    percent: (value) => percent(number(value)),
    services: 'Systèmes',
    serviceStates: {
      operational: 'Tout fonctionne',
      degraded: 'Plus lent que d’habitude',
      maintenance: 'En maintenance',
      outage: 'Hors service',
    },
    down: 'à l’arrêt',
    uptime: (up) => `en service${THIN}: ${up}`,
    length,
    checkedAt: (time) => `vérifié à ${time}`,
    activity: 'Ça vient de se passer',
    talk: 'Conversations en cours',
    typing: (count) => counted(count, { one: '# personne écrit', other: '# personnes écrivent' }),
    mood: 'Ambiance',
    moods: ['Tendue', 'Pensive', 'Calme', 'Bonne', 'Excellente'],
  },
  screens: {
    connecting: { title: 'Les résultats arrivent', text: 'Le classement s’affichera dès qu’ils seront là.' },
    unconfigured: {
      title: 'Pas encore de résultats',
      text: 'Appuyez sur Ctrl + virgule pour choisir leur provenance.',
    },
    offline: {
      title: 'Les résultats sont injoignables',
      text: 'L’écran continue d’essayer et reviendra tout seul.',
    },
    empty: { title: 'Le classement est ouvert', text: 'Le premier résultat apparaîtra ici.' },
  },
  scenes: {
    titles: {
      pair: 'Deux classements',
      battle: 'Duel d’équipes',
      movers: 'Les progressions du jour',
      race: 'La course du jour',
      hallOfFame: 'Tableau d’honneur',
    },
    quiet: {
      pair: {
        title: 'Rien à comparer pour l’instant',
        text: 'Les deux classements s’afficheront dès les premiers résultats.',
      },
      battle: { title: 'Les équipes se préparent', text: 'Le premier résultat lance le duel.' },
      movers: { title: 'Rien n’a bougé aujourd’hui', text: 'La première progression s’affichera ici.' },
      race: { title: 'La course n’a pas commencé', text: 'Le premier changement de place donne le départ.' },
      winners: { title: 'Le concours est terminé', text: 'Le podium s’affichera ici avec le résultat.' },
      hallOfFame: { title: 'La première plaque est libre', text: 'Elle attend la première place de ce soir.' },
      activity: { title: 'Tout est calme', text: 'Ce qui se passe s’affichera ici.' },
      message: { title: 'Aucun message', text: 'Un texte ou une image s’affichera ici.' },
    },
    battle: {
      members: (count, by) =>
        by === 'sum' ? counted(count, { one: '# personne', other: '# personnes' }) : `moyenne de ${number(count)}`,
      ahead: (by) => `${by} d’avance`,
      level: 'égalité',
      more: (count) => counted(count, { one: '# autre équipe', other: '# autres équipes' }),
    },
    movers: {
      climbers: 'Plus fortes remontées',
      gainers: 'Plus forts gains',
      since: (time) => `depuis ${time}`,
      climb: (from, to) => `de la place ${number(from)} à la place ${number(to)}`,
      now: (value) => `maintenant ${value}`,
    },
    race: { now: 'maintenant' },
    winners: { result: 'Résultat final' },
    hallOfFame: {
      records: 'Records',
      period: (period, { day, month, quarter, year }) =>
        ({
          day,
          week: `Semaine du ${day}`,
          month: `${month} ${year}`,
          quarter: `Trimestre ${number(quarter)}, ${year}`,
        })[period],
      record: {
        'highest-value': 'Valeur la plus haute',
        'best-day': 'Meilleure journée',
        'biggest-climb': 'Plus forte remontée en un jour',
        'most-wins': 'Le plus de titres',
      },
      places: (count) => counted(count, { one: '# place', other: '# places' }),
      wins: (count) => counted(count, { one: '# titre', other: '# titres' }),
    },
    ages: { now: 'À l’instant', hour: 'Dans la dernière heure', today: 'Aujourd’hui', before: 'Avant aujourd’hui' },
    lastMinute: 'Dernière minute',
  },
  recovering: 'L’écran a eu un problème et redémarre. Le classement affiché est le dernier connu.',
};
