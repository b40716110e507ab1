import type { CelebrationKind, Rarity } from '#core/domain/celebrations';
import { grammarOf, namesAll } from './grammar';
import type { Words } from './words';

const LOCALE = 'ja-JP';
const grammar = grammarOf(LOCALE, { days: 'long', rest: 'long', joint: '' });
const { number } = grammar;
/** Between a number and its counter Japanese has no space. */
const closed = (text: string): string => text.replace(/(\d) /g, '$1');
const length: Words['contest']['left'] = (left) => closed(grammar.length(left));
const ago: Words['footer']['ago'] = (age) => closed(grammar.ago(age, 'たった今'));

const names = (all: readonly string[]): string => grammar.names(all, { other: 'ほか#名' });
const percent = (value: number | string): string => `${value}%`;
/** A title in brackets, or what stands in for one that is not known. */
const titled = (title: string | null, otherwise: string): string => (title === null ? otherwise : `「${title}」`);
const forXp = (amount: string | null): string => (amount === null ? '' : `（${amount}\u00a0XP）`);

const KINDS: Readonly<Record<CelebrationKind, string>> = {
  rank: 'ランクアップ',
  milestone: '節目達成',
  streak: '連続記録',
  contest: 'コンテスト優勝',
  level: 'レベルアップ',
  achievement: '実績達成',
  'team-goal': 'チーム目標達成',
};

/** These read well with a rarity before them. */
const RATED: ReadonlySet<CelebrationKind> = new Set(['achievement', 'milestone', 'streak']);
const RARE: Readonly<Record<Rarity, string>> = { common: '', rare: 'レアな', epic: '見事な', legendary: '伝説の' };

function heading(kind: CelebrationKind, rarity: Rarity): string {
  return RATED.has(kind) ? `${RARE[rarity]}${KINDS[kind]}` : KINDS[kind];
}

/** Names stand without an honorific, as on any ranking: an entry may be a team. */
export const japanese: Words = {
  locale: LOCALE,
  direction: 'ltr',
  phrases: {
    passed: ({ name, others }) => `${name}が${names(others)}を抜きました`,
    'new-number-one': ({ name }) => `${name}が首位に立ちました`,
    'rank-reached': ({ name, amount, subject }) =>
      `${name}が${subject === null ? '' : `「${subject}」で`}${amount ?? '?'}位になりました`,
    'level-reached': ({ name, amount }) =>
      amount === null ? `${name}がレベルアップしました` : `${name}がレベル${amount}に到達しました`,
    streak: ({ name, amount }) =>
      amount === null ? `${name}の連続記録が続いています` : `${name}が${amount}日連続達成`,
    'xp-gained': ({ name, amount, subject }) =>
      `${name}が${subject === null ? '' : `「${subject}」で`}${amount === null ? '' : `${amount}\u00a0`}XPを獲得`,
    achievement: ({ name, subject }) => `${name}が${titled(subject, '新しい実績')}を獲得しました`,
    'contest-entry': ({ name, subject }) => `${name}が${titled(subject, 'コンテスト')}に参加しました`,
    'contest-value': ({ name, amount, subject }) =>
      amount === null
        ? `${titled(subject, 'コンテスト')}に動き：${name}`
        : `${name}が${titled(subject, 'コンテスト')}で${amount}に到達`,
    'quiz-completed': ({ name, amount, subject }) =>
      `${name}が${titled(subject, 'クイズ')}を${amount === null ? '完了しました' : `正解率${percent(amount)}で完了`}`,
    progress: ({ name, amount, subject }) =>
      amount === null
        ? `${name}が${titled(subject, '研修')}を進めています`
        : `${name}が${titled(subject, '研修')}の${percent(amount)}を修了`,
    'team-goal': ({ name, subject }) => `${name}が${titled(subject, 'チーム目標')}を達成しました`,
    'task-completed': ({ name, amount, subject }) =>
      `${name}が${titled(subject, '課題')}を完了しました${forXp(amount)}`,
    'module-completed': ({ name, amount, subject }) =>
      `${name}が${titled(subject, 'モジュール')}を修了しました${forXp(amount)}`,
    studying: ({ name, subject }) => `${name}が${subject === null ? '' : `「${subject}」を`}学習しています`,
    challenge: ({ name, others, subject }) =>
      `${name}が${others.length === 0 ? 'みんな' : names(others)}に${subject === null ? '' : `「${subject}」で`}挑戦を申し込みました`,
    'challenge-accepted': ({ name, subject }) => `${name}が${titled(subject, '挑戦')}を受けて立ちます`,
    'challenge-completed': ({ name, subject }) => `${name}が${titled(subject, 'チャレンジ')}を達成しました`,
    'solution-shared': ({ name, subject }) =>
      `${name}が${subject === null ? '' : `「${subject}」の`}解答を共有しました`,
    'group-activity': ({ name, subject }) => `${name}が${titled(subject, '学習グループ')}で活動しています`,
    'quiz-failed': ({ subject }) => `${titled(subject, 'クイズ')}を作成できませんでした`,
    'question-failed': ({ subject }) => `${titled(subject, '問題')}を差し替えられませんでした`,
    'document-failed': ({ subject }) => `${titled(subject, '文書')}を処理できませんでした`,
    'job-failed': ({ subject }) => `${titled(subject, '処理')}に失敗しました`,
    celebrated: ({ name, others, subject }) => `${names([name, ...others])}：${subject ?? 'おめでとうございます'}`,
    'while-away': (parts) =>
      `中断中のお祝い${parts.amount === null ? '' : ` ${parts.amount}件`}（${names([parts.name, ...parts.others])}${namesAll(parts) ? '' : 'など'}）`,
  },
  celebrations: {
    heading,
    newNumberOne: '新たな首位',
    together: names,
    alike: (kind, count) => `${KINDS[kind]} ${number(count)}件`,
    more: (count) => `ほか${number(count)}件`,
    away: { heading: '中断中の出来事', best: '特に注目' },
    rehearsal: 'リハーサル',
    samples: {
      rank: '現在3位',
      milestone: '通話 1,000件',
      streak: '10日連続',
      contest: '春のコンテスト優勝',
      level: 'レベル12',
      achievement: '月間最優秀',
      'team-goal': '四半期目標 100%',
    },
  },
  board: {
    entries: (count) => `${number(count)}名`,
    pageOf: (from, to, count) => `${from}～${to} / ${count}`,
    places: (count, up) => `${number(count)}ランク${up ? 'アップ' : 'ダウン'}`,
    sameRank: '順位変わらず',
    passed: (name) => `${name}を抜きました`,
    chase: (gap, name) => `${name}まであと${gap}`,
    movedFrom: (from, to) => `${from}位から${to}位へ`,
    percentOfTarget: percent,
    anonymous: 'メンバー',
    gained: { day: '今日の獲得', week: '今週の獲得', month: '今月の獲得', quarter: '今四半期の獲得' },
    shareOfTarget: '目標達成率',
    improved: { day: '今日の伸び率', week: '今週の伸び率', month: '今月の伸び率', quarter: '今四半期の伸び率' },
    leaderboard: 'ランキング',
    demo: 'デモデータ',
  },
  footer: {
    ago,
    updated: (when) => `最終更新：${when}`,
    conversations: (count) => `会話中：${number(count)}件`,
    reconnecting: (source) => `${source}に再接続しています…`,
    refused: (source) => `${source}に接続を拒否されました`,
    moments: '最近の出来事',
    sources: 'データソース',
    statuses: {
      connecting: '接続中',
      connected: '接続済み',
      reconnecting: '再接続中',
      disconnected: '切断',
      error: '接続拒否',
    },
  },
  contest: {
    toGo: '残り時間',
    titleEndsIn: (title) => `${title} 終了まで`,
    ended: (title) => `${title}は終了しました`,
    over: '終了しました',
    left: length,
  },
  freshness: {
    notUpdatedSince: (time) => `${time}から更新されていません`,
    notUpdated: '本日はまだ更新されていません',
    lastKnown: '最後に確認できた順位を表示しています。',
    why: {
      'server-unreachable': 'サーバーに接続できません。',
      'name-unknown': 'この名前のサーバーが見つかりません。',
      'server-not-answering': 'サーバーが応答していません。',
      'connection-lost': '接続が切れました。',
      'token-refused': 'サーバーがアクセストークンを拒否しています。',
      'token-not-renewed': 'アクセストークンの期限が切れ、更新できません。',
      'token-missing': 'サーバーがアクセストークンを求めています。',
      forbidden: 'このディスプレイはサーバーへの接続を許可されていません。',
      'not-a-scoreboard': 'このアドレスはランキングとして応答しません。',
      'not-found': 'サーバーのこのパスからは応答がありません。',
      'no-websocket': 'Webサーバーは応答しますが、WebSocketを開けません。',
      'wrong-family': 'サーバーの種類が設定と異なります。',
      'room-refused': 'サーバーがこのディスプレイのルーム参加を拒否しています。',
      polling: 'リアルタイム接続がないため、数秒ごとにサーバーに問い合わせています。',
      moved: 'サーバーが別のアドレスを案内しています。',
      certificate: 'サーバーの証明書を信頼できません。',
      'certificate-expired': 'サーバーの証明書が有効期間外です。',
      'certificate-name': 'サーバーの証明書は別の名前のものです。',
      'tls-missing': 'アドレスは暗号化を求めていますが、サーバーが対応していません。',
      'tls-wanted': 'サーバーが暗号化された接続を求めています。',
      'data-silent': 'サーバーに接続していますが、データが届きません。',
      'too-large': 'サーバーのメッセージが大きすぎます。',
      'app-gone': 'このディスプレイのコンピューターでScorewallが動作していません。',
      unknown: 'サーバーから新しい情報が届いていません。',
    },
  },
  live: {
    title: 'ただ今の様子',
    presence: '参加中',
    people: (count) => `${number(count)}名`,
    moreRooms: (count) => `ほか${number(count)}ルーム`,
    jobs: '作成中',
    jobKinds: { quiz: '新しいクイズ', question: '新しい問題', document: '文書', other: 'タスク' },
    jobStates: {
      waiting: '待機中',
      running: '実行中',
      completed: '完了',
      failed: '失敗',
      cancelled: '中止',
    },
    more: (count) => `ほか${number(count)}件`,
    percent: (value) => percent(number(value)),
    services: 'システム',
    serviceStates: {
      operational: 'すべて正常に稼働中',
      degraded: '通常より低速',
      maintenance: 'メンテナンス中',
      outage: '停止中',
    },
    down: '停止',
    uptime: (up) => `稼働：${up}`,
    length,
    checkedAt: (time) => `${time}に確認`,
    activity: '最近の出来事',
    talk: '会話中',
    typing: (count) => `${number(count)}名が入力中`,
    mood: '雰囲気',
    moods: ['緊張気味', '思案中', '落ち着き', '良好', '絶好調'],
  },
  screens: {
    connecting: { title: 'スコアを取得しています', text: '届き次第、ランキングを表示します。' },
    unconfigured: { title: '表示するスコアがまだありません', text: 'Ctrl + カンマを押して、取得元を選んでください。' },
    offline: { title: 'スコアを取得できません', text: '接続を試み続け、自動的に復帰します。' },
    empty: { title: 'ランキングが始まりました', text: '最初の結果がここに表示されます。' },
  },
  scenes: {
    titles: {
      pair: '2つのランキング',
      battle: 'チーム対抗戦',
      movers: '今日の躍進',
      race: '今日のレース',
      hallOfFame: '殿堂',
    },
    quiet: {
      pair: { title: '比べるランキングはまだありません', text: '記録が入りしだい、ここに表示されます。' },
      battle: { title: 'チームは準備中です', text: '最初の記録で対抗戦が始まります。' },
      movers: { title: '今日はまだ動きがありません', text: '最初に順位や記録を伸ばした人がここに表示されます。' },
      race: { title: 'レースはまだ始まっていません', text: '最初の順位の入れ替わりでスタートします。' },
      winners: { title: 'コンテストは終了しました', text: '結果が決まりしだい、入賞者を表示します。' },
      hallOfFame: { title: '最初の座はまだ空いています', text: '今日を1位で終えた人が最初に刻まれます。' },
      activity: { title: '静かです', text: '出来事はここに表示されます。' },
      message: { title: 'お知らせはありません', text: '文章や画像がここに表示されます。' },
    },
    battle: {
      members: (count, by) => (by === 'sum' ? `${number(count)}名` : `${number(count)}名の平均`),
      ahead: (by) => `${by} リード`,
      level: '同点',
      more: (count) => `ほか${number(count)}チーム`,
    },
    movers: {
      climbers: '順位を上げた人',
      gainers: '記録を伸ばした人',
      since: (time) => `${time}から`,
      climb: (from, to) => `${number(from)}位から${number(to)}位へ`,
      now: (value) => `現在 ${value}`,
    },
    race: { now: '現在' },
    winners: { result: '最終結果' },
    hallOfFame: {
      records: '記録',
      period: (period, { day, month, quarter, year }) =>
        ({
          day,
          week: `${day}からの週`,
          month: `${year}年${month}`,
          quarter: `${year}年 第${number(quarter)}四半期`,
        })[period],
      record: {
        'highest-value': '最高記録',
        'best-day': '1日の最高',
        'biggest-climb': '1日で最も上げた順位',
        'most-wins': '最多優勝',
      },
      places: (count) => `${number(count)}位分`,
      wins: (count) => `${number(count)}回`,
    },
    ages: { now: 'たった今', hour: 'この1時間', today: '今日', before: '昨日まで' },
    lastMinute: '残り1分',
  },
  recovering: '表示に問題が起きたため再起動しています。最後に確認できた順位を表示しています。',
};
