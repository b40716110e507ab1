import type { CelebrationKind, Rarity } from '#core/domain/celebrations';
import { grammarOf, namesAll, type Forms } from './grammar';
import type { Words } from './words';

const LOCALE = 'es-ES';
const { number, counted, names: listed, length, ago } = grammarOf(LOCALE, { days: 'long', rest: 'short', joint: ' ' });

const names = (all: readonly string[]): string => listed(all, { one: '# persona más', other: '# personas más' });
const percent = (value: number | string): string => `${value}\u00a0%`;
/** A title in quotation marks, or what stands in for one that is not known. */
const titled = (title: string | null, otherwise: string): string => (title === null ? otherwise : `«${title}»`);
const forXp = (amount: string | null): string => (amount === null ? '' : ` y gana ${amount}\u00a0XP`);

const KINDS: Readonly<Record<CelebrationKind, string>> = {
  rank: 'En ascenso',
  milestone: 'Hito',
  streak: 'Racha',
  contest: 'Concurso ganado',
  level: 'Nuevo nivel',
  achievement: 'Logro',
  'team-goal': 'Objetivo de equipo cumplido',
};

/** These read well with a rarity after them, in the gender of the word. */
const RATED: Readonly<Partial<Record<CelebrationKind, Readonly<Record<Exclude<Rarity, 'common'>, string>>>>> = {
  achievement: { rare: 'excepcional', epic: 'épico', legendary: 'legendario' },
  milestone: { rare: 'excepcional', epic: 'épico', legendary: 'legendario' },
  streak: { rare: 'excepcional', epic: 'épica', legendary: 'legendaria' },
};

function heading(kind: CelebrationKind, rarity: Rarity): string {
  const rated = rarity === 'common' ? undefined : RATED[kind]?.[rarity];
  return rated === undefined ? KINDS[kind] : `${KINDS[kind]} ${rated}`;
}

const MANY: Readonly<Record<CelebrationKind, Forms>> = {
  rank: { one: '# ascenso', other: '# ascensos' },
  milestone: { one: '# hito', other: '# hitos' },
  streak: { one: '# racha', other: '# rachas' },
  contest: { one: '# concurso ganado', other: '# concursos ganados' },
  level: { one: '# nivel nuevo', other: '# niveles nuevos' },
  achievement: { one: '# logro', other: '# logros' },
  'team-goal': { one: '# objetivo de equipo', other: '# objetivos de equipo' },
};

export const spanish: Words = {
  locale: LOCALE,
  direction: 'ltr',
  phrases: {
    passed: ({ name, others }) => `${name} adelanta a ${names(others)}`,
    'new-number-one': ({ name }) => `${name} pasa al número uno`,
    'rank-reached': ({ name, amount, subject }) =>
      `${name} alcanza el puesto ${amount ?? '?'}${subject === null ? '' : ` en «${subject}»`}`,
    'level-reached': ({ name, amount }) =>
      amount === null ? `${name} sube de nivel` : `${name} alcanza el nivel ${amount}`,
    streak: ({ name, count }) =>
      count === null
        ? `${name} mantiene su racha`
        : `${name}: ${counted(count, { one: '# día seguido', other: '# días seguidos' })}`,
    'xp-gained': ({ name, amount, subject }) =>
      `${name} gana ${amount === null ? '' : `${amount}\u00a0`}XP${subject === null ? '' : ` por «${subject}»`}`,
    achievement: ({ name, subject }) => `${name} consigue ${titled(subject, 'un nuevo logro')}`,
    'contest-entry': ({ name, subject }) => `${name} se apunta a ${titled(subject, 'la competición')}`,
    'contest-value': ({ name, amount, subject }) =>
      amount === null
        ? `${name} se mueve en ${titled(subject, 'la competición')}`
        : `${name} llega a ${amount} en ${titled(subject, 'la competición')}`,
    'quiz-completed': ({ name, amount, subject }) =>
      `${name} termina ${titled(subject, 'un cuestionario')}${amount === null ? '' : ` con un ${percent(amount)}`}`,
    progress: ({ name, amount, subject }) =>
      amount === null
        ? `${name} avanza en ${titled(subject, 'su formación')}`
        : `${name} lleva un ${percent(amount)} de ${titled(subject, 'su formación')}`,
    'team-goal': ({ name, subject }) => `${name} cumple ${titled(subject, 'el objetivo del equipo')}`,
    'task-completed': ({ name, amount, subject }) => `${name} completa ${titled(subject, 'una tarea')}${forXp(amount)}`,
    'module-completed': ({ name, amount, subject }) =>
      `${name} termina ${titled(subject, 'un módulo')}${forXp(amount)}`,
    studying: ({ name, subject }) => `${name} está estudiando${subject === null ? '' : ` «${subject}»`}`,
    challenge: ({ name, others, subject }) =>
      `${name} reta a ${others.length === 0 ? 'los demás' : names(others)}${subject === null ? '' : ` en «${subject}»`}`,
    'challenge-accepted': ({ name, subject }) => `${name} acepta ${titled(subject, 'el reto')}`,
    'challenge-completed': ({ name, subject }) => `${name} supera ${titled(subject, 'el reto')}`,
    'solution-shared': ({ name, subject }) =>
      `${name} comparte una solución${subject === null ? '' : ` para «${subject}»`}`,
    'group-activity': ({ name, subject }) => `${name} participa en ${titled(subject, 'un grupo de estudio')}`,
    'quiz-failed': ({ subject }) => `No se ha podido crear ${titled(subject, 'un cuestionario')}`,
    'question-failed': ({ subject }) => `No se ha podido sustituir ${titled(subject, 'una pregunta')}`,
    'document-failed': ({ subject }) => `No se ha podido procesar ${titled(subject, 'un documento')}`,
    'job-failed': ({ subject }) => `Ha fallado ${titled(subject, 'un proceso')}`,
    celebrated: ({ name, others, subject }) => `${names([name, ...others])}: ${subject ?? '¡enhorabuena!'}`,
    'while-away': (parts) =>
      `Durante la interrupción: ${parts.count === 1 ? '1 motivo' : `${parts.amount ?? 'varios'} motivos`} de celebración${namesAll(parts) ? ':' : ', entre ellos'} ${names([parts.name, ...parts.others])}`,
  },
  celebrations: {
    heading,
    newNumberOne: 'Nuevo número uno',
    together: names,
    alike: (kind, count) => counted(count, MANY[kind]),
    more: (count) => `y ${number(count)} más`,
    away: { heading: 'Durante la interrupción', best: 'Lo mejor' },
    rehearsal: 'Ensayo',
    samples: {
      rank: 'Ahora en el puesto 3',
      milestone: '1.000 llamadas',
      streak: '10 días seguidos',
      contest: 'Victoria en el concurso de primavera',
      level: 'Nivel 12',
      achievement: 'Cierre del mes',
      'team-goal': '100 % del objetivo trimestral',
    },
  },
  board: {
    entries: (count) => counted(count, { one: '# participante', other: '# participantes' }),
    pageOf: (from, to, count) => `${from}–${to} de ${count}`,
    places: (count, up) => `${up ? 'sube' : 'baja'} ${counted(count, { one: '# puesto', other: '# puestos' })}`,
    sameRank: 'mismo puesto que antes',
    passed: (name) => `adelanta a ${name}`,
    chase: (gap, name) => `a ${gap} de ${name}`,
    movedFrom: (from, to) => `del ${from} al ${to}`,
    percentOfTarget: percent,
    anonymous: 'Alguien del equipo',
    gained: {
      day: 'Ganado hoy',
      week: 'Ganado esta semana',
      month: 'Ganado este mes',
      quarter: 'Ganado este trimestre',
    },
    shareOfTarget: 'Porcentaje del objetivo',
    improved: {
      day: 'Mayor progreso de hoy',
      week: 'Mayor progreso de la semana',
      month: 'Mayor progreso del mes',
      quarter: 'Mayor progreso del trimestre',
    },
    leaderboard: 'Clasificación',
    demo: 'Datos de demostración',
  },
  footer: {
    ago: (age) => ago(age, 'ahora mismo'),
    updated: (when) => `actualizado ${when}`,
    conversations: (count) => counted(count, { one: '# conversación ahora', other: '# conversaciones ahora' }),
    reconnecting: (source) => `Reconectando con ${source}…`,
    refused: (source) => `${source} rechaza la conexión`,
    moments: 'Novedades',
    sources: 'Fuentes de datos',
    statuses: {
      connecting: 'conectando',
      connected: 'conectada',
      reconnecting: 'reconectando',
      disconnected: 'desconectada',
      error: 'rechazada',
    },
  },
  contest: {
    toGo: 'para el final',
    titleEndsIn: (title) => `${title} termina en`,
    ended: (title) => `${title} ha terminado`,
    over: 'ha terminado',
    left: length,
  },
  freshness: {
    notUpdatedSince: (time) => `Sin actualizar desde: ${time}`,
    notUpdated: 'Hoy aún no se ha actualizado',
    lastKnown: 'Se muestran los últimos puestos conocidos.',
    why: {
      'server-unreachable': 'No se puede acceder al servidor.',
      'name-unknown': 'No se conoce ningún servidor con ese nombre.',
      'server-not-answering': 'El servidor no responde.',
      'connection-lost': 'Se ha perdido la conexión.',
      'token-refused': 'El servidor rechaza la clave de acceso.',
      'token-not-renewed': 'La clave de acceso ha caducado y no se puede obtener otra.',
      'token-missing': 'El servidor pide una clave de acceso.',
      forbidden: 'El servidor no permite el acceso a esta pantalla.',
      'not-a-scoreboard': 'En esa dirección no responde ninguna clasificación.',
      'not-found': 'En esa ruta del servidor no responde nada.',
      'no-websocket': 'Responde un servidor web, pero no abre ningún WebSocket.',
      'wrong-family': 'El servidor habla el idioma de otro tipo de sistema.',
      'room-refused': 'El servidor niega una sala a esta pantalla.',
      polling: 'Sin conexión en directo: se consulta al servidor cada pocos segundos.',
      moved: 'El servidor remite a otra dirección.',
      certificate: 'El certificado del servidor no es de confianza.',
      'certificate-expired': 'El certificado del servidor no está vigente.',
      'certificate-name': 'El certificado del servidor es de otro nombre.',
      'tls-missing': 'La dirección pide cifrado y el servidor no lo tiene.',
      'tls-wanted': 'El servidor exige una conexión cifrada.',
      'data-silent': 'El servidor está conectado, pero no envía nada.',
      'too-large': 'El servidor envía mensajes demasiado grandes.',
      'app-gone': 'Scorewall no está en marcha en el equipo de esta pantalla.',
      unknown: 'No ha llegado nada nuevo del servidor.',
    },
  },
  live: {
    title: 'Ahora mismo',
    presence: 'Juntos ahora',
    people: (count) => counted(count, { one: '# persona', other: '# personas' }),
    moreRooms: (count) => counted(count, { one: '# sala más', other: '# salas más' }),
    jobs: 'En marcha',
    jobKinds: { quiz: 'Nuevo cuestionario', question: 'Nueva pregunta', document: 'Documento', other: 'Tarea' },
    jobStates: {
      waiting: 'En espera',
      running: 'En curso',
      completed: 'Listo',
      failed: 'Con error',
      cancelled: 'Cancelado',
    },
    more: (count) => `${number(count)} más`,
    percent: (value) => percent(number(value)),
    services: 'Sistemas',
    serviceStates: {
      operational: 'Todo funciona',
      degraded: 'Más lento de lo normal',
      maintenance: 'En mantenimiento',
      outage: 'Fuera de servicio',
    },
    down: 'no funciona',
    uptime: (up) => `en marcha: ${up}`,
    length,
    checkedAt: (time) => `comprobado a las ${time}`,
    activity: 'Lo último',
    talk: 'Conversaciones ahora',
    typing: (count) => counted(count, { one: '# escribiendo', other: '# escribiendo' }),
    mood: 'Ánimo',
    moods: ['Tenso', 'Pensativo', 'Tranquilo', 'Bueno', 'Excelente'],
  },
  screens: {
    connecting: { title: 'Buscando los resultados', text: 'La clasificación aparecerá en cuanto lleguen.' },
    unconfigured: { title: 'Aún no hay resultados', text: 'Pulsa Ctrl + coma para elegir de dónde vienen.' },
    offline: {
      title: 'No se puede acceder a los resultados',
      text: 'La pantalla lo sigue intentando y volverá por sí sola.',
    },
    empty: { title: 'La clasificación está abierta', text: 'Aquí aparecerá el primer resultado.' },
  },
  scenes: {
    titles: {
      pair: 'Dos clasificaciones',
      battle: 'Duelo de equipos',
      movers: 'Lo más movido del día',
      race: 'La carrera del día',
      hallOfFame: 'Salón de la fama',
    },
    quiet: {
      pair: { title: 'Aún no hay nada que comparar', text: 'Las dos aparecerán aquí en cuanto tengan resultados.' },
      battle: { title: 'Los equipos se preparan', text: 'El primer resultado abre el duelo.' },
      movers: { title: 'Hoy aún no hay cambios', text: 'Quien suba o gane primero aparecerá aquí.' },
      race: { title: 'La carrera no ha empezado', text: 'El primer cambio de puesto da la salida.' },
      winners: { title: 'El concurso ha terminado', text: 'El podio aparecerá aquí con el resultado.' },
      hallOfFame: { title: 'La primera placa está libre', text: 'Será para quien lidere al final del día.' },
      activity: { title: 'Todo tranquilo', text: 'Lo que ocurra aparecerá aquí.' },
      message: { title: 'Sin mensajes', text: 'Aquí aparecerá un texto o una imagen.' },
    },
    battle: {
      members: (count, by) =>
        by === 'sum' ? counted(count, { one: '# persona', other: '# personas' }) : `media de ${number(count)}`,
      ahead: (by) => `${by} de ventaja`,
      level: 'empate',
      more: (count) => counted(count, { one: '# equipo más', other: '# equipos más' }),
    },
    movers: {
      climbers: 'Más puestos ganados',
      gainers: 'Mayor avance',
      since: (time) => `desde las ${time}`,
      climb: (from, to) => `del puesto ${number(from)} al ${number(to)}`,
      now: (value) => `ahora ${value}`,
    },
    race: { now: 'ahora' },
    winners: { result: 'Resultado final' },
    hallOfFame: {
      records: 'Récords',
      period: (period, { day, month, quarter, year }) =>
        ({
          day,
          week: `Semana del ${day}`,
          month: `${month} de ${year}`,
          quarter: `Trimestre ${number(quarter)} de ${year}`,
        })[period],
      record: {
        'highest-value': 'Valor más alto',
        'best-day': 'Mejor día',
        'biggest-climb': 'Mayor subida en un día',
        'most-wins': 'Más títulos',
      },
      places: (count) => counted(count, { one: '# puesto', other: '# puestos' }),
      wins: (count) => counted(count, { one: '# título', other: '# títulos' }),
    },
    ages: { now: 'Ahora mismo', hour: 'En la última hora', today: 'Hoy', before: 'Antes de hoy' },
    lastMinute: 'Último minuto',
  },
  recovering: 'La pantalla ha tenido un problema y se está reiniciando. Estos son los últimos puestos conocidos.',
};
