import type { CelebrationKind, Rarity } from '#core/domain/celebrations';
import { arabicScenes } from './ar-scenes';
import { grammarOf, namesAll, type Forms } from './grammar';
import type { Words } from './words';

/**
 * Modern standard Arabic, with the digits 0 to 9: names, titles and amounts come from backends with these digits in them,
 * and two sets of digits side by side are harder to read from afar than either. They are at home from Casablanca to Dubai.
 */
const LOCALE = 'ar-u-nu-latn';
const { number, counted, names: listed, length, ago } = grammarOf(LOCALE, { days: 'long', rest: 'long', joint: ' و' });

const PEOPLE: Forms = {
  zero: 'لا أحد',
  one: 'شخص واحد',
  two: 'شخصان',
  few: '# أشخاص',
  many: '# شخصًا',
  other: '# شخص',
};
const PLACES: Forms = {
  zero: 'لا مراكز',
  one: 'مركزًا واحدًا',
  two: 'مركزين',
  few: '# مراكز',
  many: '# مركزًا',
  other: '# مركز',
};
const DAYS_IN_A_ROW: Forms = {
  zero: 'بداية سلسلة جديدة',
  one: 'اليوم الأول من سلسلة جديدة',
  two: 'يومان متتاليان',
  few: '# أيام متتالية',
  many: '# يومًا متتاليًا',
  other: '# يوم متتالٍ',
};

/** The object of a preposition: "over Sara and two others". */
const OTHERS: Forms = {
  one: 'شخص آخر',
  two: 'شخصين آخرين',
  few: '# آخرين',
  many: '# آخرين',
  other: '# آخرين',
};

const names = (all: readonly string[]): string => listed(all, OTHERS);
const percent = (value: number | string): string => `${value}%`;
/** A title in quotation marks, or what stands in for one that is not known. */
const titled = (title: string | null, otherwise: string): string => (title === null ? otherwise : `«${title}»`);
const forXp = (amount: string | null): string => (amount === null ? '' : ` (+${amount}\u00a0XP)`);

const KINDS: Readonly<Record<CelebrationKind, string>> = {
  rank: 'صعود في الترتيب',
  milestone: 'محطة مهمة',
  streak: 'سلسلة متواصلة',
  contest: 'الفوز بمسابقة',
  level: 'مستوى جديد',
  achievement: 'إنجاز',
  'team-goal': 'تحقيق هدف الفريق',
};

/** In the gender of the word. */
const RATED: Readonly<Partial<Record<CelebrationKind, Readonly<Record<Exclude<Rarity, 'common'>, string>>>>> = {
  achievement: { rare: 'إنجاز نادر', epic: 'إنجاز مذهل', legendary: 'إنجاز أسطوري' },
  milestone: { rare: 'محطة نادرة', epic: 'محطة مذهلة', legendary: 'محطة أسطورية' },
  streak: { rare: 'سلسلة نادرة', epic: 'سلسلة مذهلة', legendary: 'سلسلة أسطورية' },
};

function heading(kind: CelebrationKind, rarity: Rarity): string {
  return (rarity === 'common' ? undefined : RATED[kind]?.[rarity]) ?? KINDS[kind];
}

const OCCASIONS: Forms = {
  one: 'مناسبة واحدة للاحتفال',
  two: 'مناسبتان للاحتفال',
  few: '# مناسبات للاحتفال',
  many: '# مناسبة للاحتفال',
  other: '# مناسبة للاحتفال',
};

/** Verbs would tell whether a name is a man's, a woman's or a team's, which nobody knows: phrases go by nouns. */
export const arabic: Words = {
  locale: LOCALE,
  direction: 'rtl',
  phrases: {
    passed: ({ name, others }) => `${name}: تقدُّم على ${names(others)}`,
    'new-number-one': ({ name }) => `${name} في الصدارة الآن`,
    'rank-reached': ({ name, amount, subject }) =>
      `${name} الآن في المركز ${amount ?? '؟'}${subject === null ? '' : ` في «${subject}»`}`,
    'level-reached': ({ name, amount }) =>
      amount === null ? `${name}: صعود إلى مستوى جديد` : `${name}: بلوغ المستوى ${amount}`,
    streak: ({ name, count }) =>
      count === null ? `${name}: السلسلة مستمرة` : `${name}: ${counted(count, DAYS_IN_A_ROW)}`,
    'xp-gained': ({ name, amount, subject }) =>
      `${name}: ${amount === null ? 'كسب نقاط XP' : `كسب ${amount}\u00a0XP`}${subject === null ? '' : ` عن «${subject}»`}`,
    achievement: ({ name, subject }) => `${name}: نيل ${titled(subject, 'وسام جديد')}`,
    'contest-entry': ({ name, subject }) => `${name}: انضمام إلى ${titled(subject, 'المسابقة')}`,
    'contest-value': ({ name, amount, subject }) =>
      amount === null
        ? `${name}: تغيُّر في ${titled(subject, 'المسابقة')}`
        : `${name}: الرصيد الآن ${amount} في ${titled(subject, 'المسابقة')}`,
    'quiz-completed': ({ name, amount, subject }) =>
      `${name}: إتمام ${titled(subject, 'اختبار')}${amount === null ? '' : ` بنسبة ${percent(amount)}`}`,
    progress: ({ name, amount, subject }) =>
      amount === null
        ? `${name}: تقدُّم في ${titled(subject, 'التدريب')}`
        : `${name}: إنجاز ${percent(amount)} من ${titled(subject, 'التدريب')}`,
    'team-goal': ({ name, subject }) => `${name}: تحقيق ${titled(subject, 'هدف الفريق')}`,
    'task-completed': ({ name, amount, subject }) => `${name}: إنجاز ${titled(subject, 'مهمة')}${forXp(amount)}`,
    'module-completed': ({ name, amount, subject }) =>
      `${name}: إتمام ${titled(subject, 'وحدة تدريبية')}${forXp(amount)}`,
    studying: ({ name, subject }) => `${name}: مذاكرة ${titled(subject, 'جارية الآن')}`,
    challenge: ({ name, others, subject }) =>
      `${name}: توجيه تحدٍّ إلى ${others.length === 0 ? 'الجميع' : names(others)}${subject === null ? '' : ` في «${subject}»`}`,
    'challenge-accepted': ({ name, subject }) => `${name}: قبول ${titled(subject, 'التحدي')}`,
    'challenge-completed': ({ name, subject }) => `${name}: إتمام ${titled(subject, 'التحدي')}`,
    'solution-shared': ({ name, subject }) => `${name}: مشاركة حلّ${subject === null ? '' : ` لـ «${subject}»`}`,
    'group-activity': ({ name, subject }) => `${name}: نشاط في ${titled(subject, 'مجموعة دراسة')}`,
    'quiz-failed': ({ subject }) => `تعذّر إنشاء ${titled(subject, 'اختبار')}`,
    'question-failed': ({ subject }) => `تعذّر استبدال ${titled(subject, 'سؤال')}`,
    'document-failed': ({ subject }) => `تعذّرت معالجة ${titled(subject, 'مستند')}`,
    'job-failed': ({ subject }) => `تعذّر تنفيذ ${titled(subject, 'إحدى المهام')}`,
    celebrated: ({ name, others, subject }) => `${names([name, ...others])}: ${subject ?? 'تهانينا'}`,
    'while-away': (parts) =>
      `أثناء الانقطاع: ${parts.count === null ? 'مناسبات للاحتفال' : counted(parts.count, OCCASIONS)}${namesAll(parts) ? ':' : '، منها'} ${names([parts.name, ...parts.others])}`,
  },
  celebrations: {
    heading,
    newNumberOne: 'صدارة جديدة',
    together: names,
    alike: (kind, count) => `${KINDS[kind]} × ${number(count)}`,
    more: (count) => `والمزيد (${number(count)})`,
    away: { heading: 'أثناء الانقطاع', best: 'الأبرز' },
    rehearsal: 'تجربة',
    samples: {
      rank: 'المركز 3 الآن',
      milestone: '1,000 مكالمة',
      streak: '10 أيام متتالية',
      contest: 'الفوز بمسابقة الربيع',
      level: 'المستوى 12',
      achievement: 'صفقة الشهر',
      'team-goal': '100% من هدف الربع',
    },
  },
  board: {
    entries: (count) =>
      counted(count, {
        zero: 'لا مشاركين',
        one: 'مشارك واحد',
        two: 'مشاركان',
        few: '# مشاركين',
        many: '# مشاركًا',
        other: '# مشارك',
      }),
    pageOf: (from, to, count) => `${from}–${to} من ${count}`,
    places: (count, up) => `${up ? 'صعود' : 'تراجع'} ${counted(count, PLACES)}`,
    sameRank: 'المركز نفسه',
    passed: (name) => `تقدُّم على ${name}`,
    chase: (gap, name) => `على بُعد ${gap} من ${name}`,
    movedFrom: (from, to) => `من ${from} إلى ${to}`,
    percentOfTarget: percent,
    anonymous: 'أحد الزملاء',
    gained: {
      day: 'المكتسب اليوم',
      week: 'المكتسب هذا الأسبوع',
      month: 'المكتسب هذا الشهر',
      quarter: 'المكتسب هذا الربع',
    },
    shareOfTarget: 'نسبة تحقيق الهدف',
    improved: {
      day: 'الأكثر تحسّنًا اليوم',
      week: 'الأكثر تحسّنًا هذا الأسبوع',
      month: 'الأكثر تحسّنًا هذا الشهر',
      quarter: 'الأكثر تحسّنًا هذا الربع',
    },
    leaderboard: 'لوحة الترتيب',
    demo: 'بيانات تجريبية',
  },
  footer: {
    ago: (age) => ago(age, 'الآن'),
    updated: (when) => `آخر تحديث: ${when}`,
    conversations: (count) =>
      counted(count, {
        zero: 'لا محادثات الآن',
        one: 'محادثة واحدة الآن',
        two: 'محادثتان الآن',
        few: '# محادثات الآن',
        many: '# محادثة الآن',
        other: '# محادثة الآن',
      }),
    reconnecting: (source) => `جارٍ إعادة الاتصال بـ ${source}…`,
    refused: (source) => `رفض الاتصال من ${source}`,
    moments: 'آخر المستجدات',
    sources: 'مصادر البيانات',
    statuses: {
      connecting: 'جارٍ الاتصال',
      connected: 'متصل',
      reconnecting: 'جارٍ إعادة الاتصال',
      disconnected: 'غير متصل',
      error: 'مرفوض',
    },
  },
  contest: {
    toGo: 'الوقت المتبقي',
    titleEndsIn: (title) => `${title}، الوقت المتبقي:`,
    ended: (title) => `${title}: انتهى الوقت`,
    over: 'انتهت المسابقة',
    left: length,
  },
  freshness: {
    notUpdatedSince: (time) => `لا تحديث منذ ${time}`,
    notUpdated: 'لم يصل أي تحديث اليوم بعد',
    lastKnown: 'تعرض اللوحة آخر ترتيب معروف.',
    why: {
      'server-unreachable': 'يتعذّر الوصول إلى الخادم.',
      'name-unknown': 'لا يوجد خادم معروف بهذا الاسم.',
      'server-not-answering': 'الخادم لا يستجيب.',
      'connection-lost': 'انقطع الاتصال.',
      'token-refused': 'يرفض الخادم رمز الدخول.',
      'token-not-renewed': 'انتهت صلاحية رمز الدخول وتعذّر تجديده.',
      'token-missing': 'يطلب الخادم رمز دخول.',
      forbidden: 'لا يسمح الخادم لهذه الشاشة بالاتصال.',
      'not-a-scoreboard': 'لا توجد لوحة نتائج على هذا العنوان.',
      'not-found': 'لا شيء يستجيب على هذا المسار في الخادم.',
      'no-websocket': 'يستجيب خادم ويب، لكنه لا يفتح اتصال WebSocket.',
      'wrong-family': 'نوع الخادم لا يطابق الإعدادات.',
      'room-refused': 'يرفض الخادم انضمام هذه الشاشة إلى إحدى الغرف.',
      polling: 'لا اتصال مباشر: يُسأل الخادم كل بضع ثوانٍ.',
      moved: 'يحيل الخادم هذه الشاشة إلى عنوان آخر.',
      certificate: 'شهادة الخادم غير موثوقة.',
      'certificate-expired': 'شهادة الخادم خارج مدة صلاحيتها.',
      'certificate-name': 'شهادة الخادم صادرة لاسم آخر.',
      'tls-missing': 'يطلب العنوان اتصالًا مشفّرًا، والخادم لا يدعمه.',
      'tls-wanted': 'يطلب الخادم اتصالًا مشفّرًا.',
      'data-silent': 'الخادم متصل لكنه لا يرسل شيئًا.',
      'too-large': 'يرسل الخادم رسائل كبيرة جدًا.',
      'app-gone': 'تطبيق Scorewall متوقف على الجهاز الذي يغذّي هذه الشاشة.',
      unknown: 'لم يصل جديد من الخادم.',
    },
  },
  live: {
    title: 'ما يجري الآن',
    presence: 'معًا الآن',
    people: (count) => counted(count, PEOPLE),
    moreRooms: (count) =>
      counted(count, {
        zero: 'لا غرف أخرى',
        one: 'غرفة أخرى',
        two: 'غرفتان أخريان',
        few: '# غرف أخرى',
        many: '# غرفة أخرى',
        other: '# غرفة أخرى',
      }),
    jobs: 'قيد الإعداد',
    jobKinds: { quiz: 'اختبار جديد', question: 'سؤال جديد', document: 'مستند', other: 'مهمة' },
    jobStates: {
      waiting: 'في الانتظار',
      running: 'قيد التنفيذ',
      completed: 'تم',
      failed: 'فشل',
      cancelled: 'أُلغي',
    },
    more: (count) => `${number(count)} أخرى`,
    percent: (value) => percent(number(value)),
    services: 'الأنظمة',
    serviceStates: {
      operational: 'كل الأنظمة تعمل',
      degraded: 'أبطأ من المعتاد',
      maintenance: 'قيد الصيانة',
      outage: 'خارج الخدمة',
    },
    down: 'متوقف',
    uptime: (up) => `التشغيل: ${up}`,
    length,
    checkedAt: (time) => `آخر فحص: ${time}`,
    activity: 'ما حدث',
    talk: 'المحادثات الآن',
    typing: (count) =>
      counted(count, {
        zero: 'لا أحد يكتب',
        one: 'شخص واحد يكتب',
        two: 'شخصان يكتبان',
        few: '# أشخاص يكتبون',
        many: '# شخصًا يكتبون',
        other: '# شخص يكتبون',
      }),
    mood: 'المزاج العام',
    moods: ['متوتر', 'متأمل', 'هادئ', 'جيد', 'رائع'],
  },
  screens: {
    connecting: { title: 'جارٍ جلب النتائج', text: 'تظهر اللوحة فور وصولها.' },
    unconfigured: { title: 'لا نتائج للعرض بعد', text: 'اضغط Ctrl + الفاصلة لاختيار مصدرها.' },
    offline: { title: 'يتعذّر الوصول إلى النتائج', text: 'تواصل الشاشة المحاولة وتعود من تلقاء نفسها.' },
    empty: { title: 'اللوحة جاهزة', text: 'ستظهر أول نتيجة هنا.' },
  },
  scenes: arabicScenes({ counted, number, people: PEOPLE }),
  recovering: 'حدث خلل في العرض ويُعاد تشغيله. هذا آخر ترتيب معروف.',
};
