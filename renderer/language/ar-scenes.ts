import type { Forms, Grammar } from './grammar';
import type { SceneWords } from './scene-words';

interface ArabicForms extends Pick<Grammar, 'counted' | 'number'> {
  readonly people: Forms;
}

/** What the scenes say in Arabic. */
export const arabicScenes = ({ counted, number, people }: ArabicForms): SceneWords => ({
  titles: {
    pair: 'ترتيبان جنبًا إلى جنب',
    battle: 'مواجهة الفرق',
    movers: 'الأكثر تقدمًا اليوم',
    race: 'سباق اليوم',
    hallOfFame: 'لوحة الشرف',
  },
  quiet: {
    pair: { title: 'لا شيء للمقارنة بعد', text: 'يظهر الترتيبان هنا مع أول النتائج.' },
    battle: { title: 'الفرق تستعد', text: 'أول نتيجة تفتتح المواجهة.' },
    movers: { title: 'لا تقدم بعد اليوم', text: 'أول تقدم في الترتيب أو النتيجة يظهر هنا.' },
    race: { title: 'لم يبدأ السباق بعد', text: 'أول تبادل للمراكز هو الانطلاقة.' },
    winners: { title: 'انتهت المسابقة', text: 'تظهر منصة التتويج هنا مع النتيجة.' },
    hallOfFame: { title: 'اللوحة الأولى بانتظار صاحبها', text: 'المركز الأول في نهاية اليوم يفتتح اللوحة.' },
    activity: { title: 'هدوء تام', text: 'تظهر الأحداث هنا.' },
    message: { title: 'لا رسالة', text: 'يظهر هنا نص أو صورة.' },
  },
  battle: {
    members: (count, by) => (by === 'sum' ? counted(count, people) : `متوسط ${counted(count, people)}`),
    ahead: (by) => `بفارق ${by}`,
    level: 'تعادل',
    more: (count) =>
      counted(count, {
        zero: 'لا فرق أخرى',
        one: 'فريق آخر',
        two: 'فريقان آخران',
        few: '# فرق أخرى',
        many: '# فريقًا آخر',
        other: '# فريق آخر',
      }),
  },
  movers: {
    climbers: 'الأكثر صعودًا',
    gainers: 'الأكثر كسبًا',
    since: (time) => `منذ ${time}`,
    climb: (from, to) => `من المركز ${number(from)} إلى المركز ${number(to)}`,
    now: (value) => `الآن ${value}`,
  },
  race: { now: 'الآن' },
  winners: { result: 'النتيجة النهائية' },
  hallOfFame: {
    records: 'أرقام قياسية',
    period: (period, { day, month, quarter, year }) =>
      ({
        day,
        week: `أسبوع ${day}`,
        month: `${month} ${year}`,
        quarter: `الربع ${number(quarter)} من ${year}`,
      })[period],
    record: {
      'highest-value': 'أعلى قيمة',
      'best-day': 'أفضل يوم',
      'biggest-climb': 'أكبر صعود في يوم',
      'most-wins': 'أكثر الألقاب',
    },
    places: (count) =>
      counted(count, {
        zero: 'لا مراكز',
        one: 'مركز واحد',
        two: 'مركزان',
        few: '# مراكز',
        many: '# مركزًا',
        other: '# مركز',
      }),
    wins: (count) =>
      counted(count, {
        zero: 'لا ألقاب',
        one: 'لقب واحد',
        two: 'لقبان',
        few: '# ألقاب',
        many: '# لقبًا',
        other: '# لقب',
      }),
  },
  ages: { now: 'الآن', hour: 'في الساعة الأخيرة', today: 'اليوم', before: 'قبل اليوم' },
  lastMinute: 'الدقيقة الأخيرة',
});
