import { isPast } from './ageing';

/**
 * Private talk as numbers: how many conversations there are, never who says what. The mood is the mean of what people felt
 * last, over all of the source, and only from a few people on: one person's feelings are nobody's business.
 */

/** What was not heard of for so long is over. */
export const CONVERSATION_TTL_MS = 120_000;
export const TYPING_TTL_MS = 10_000;
export const MOOD_TTL_MS = 10 * 60_000;
/** Fewer people make no mood. */
export const MOOD_PEOPLE = 5;
export const STREAMS_PER_SOURCE = 500;
export const FEELINGS_PER_SOURCE = 500;

export interface PrivateEvent {
  readonly kind: 'private';
  readonly topic: 'conversation' | 'typing' | 'feeling';
  /** Which conversation it belongs to; opaque. All that do not tell are one conversation. */
  readonly stream?: string;
  /** How pleasant what is felt is, -1 to 1; only of sources whose admin asked for a mood. */
  readonly pleasure?: number;
  /** Whose feeling it is; opaque. All that do not tell are one person's. */
  readonly who?: string;
}

export interface Talk {
  readonly conversations: readonly Heard[];
  readonly typing: readonly Heard[];
  /** The latest of each person. */
  readonly feelings: readonly Feeling[];
}

interface Feeling {
  readonly who: string | null;
  readonly pleasure: number;
  readonly atMs: number;
}

interface Heard {
  readonly stream: string | null;
  readonly atMs: number;
}

export interface TalkCounts {
  readonly conversations: number;
  readonly typing: number;
  /** 0 (low) to 100 (high); null while too few people's feelings are known, or where the admin has not asked for it. */
  readonly mood: number | null;
}

export const NO_TALK: Talk = { conversations: [], typing: [], feelings: [] };

export function applyTalk(talk: Talk, { topic, stream, pleasure, who }: PrivateEvent, nowMs: number): Talk {
  const { conversations, typing, feelings } = talk;
  const isTyping = topic === 'typing';
  return {
    conversations: isTyping ? conversations : heard(conversations, stream, nowMs),
    typing: isTyping ? heard(typing, stream, nowMs) : typing,
    feelings: pleasure === undefined ? feelings : felt(feelings, { who: who ?? null, pleasure, atMs: nowMs }),
  };
}

function heard(list: readonly Heard[], told: string | undefined, atMs: number): readonly Heard[] {
  const stream = told ?? null;
  const others = list.filter((one) => one.stream !== stream);
  return [...others, { stream, atMs }].slice(-STREAMS_PER_SOURCE);
}

function felt(feelings: readonly Feeling[], latest: Feeling): readonly Feeling[] {
  return [...feelings.filter(({ who }) => who !== latest.who), latest].slice(-FEELINGS_PER_SOURCE);
}

/** What is still going on at that time; the same where nothing has ended. */
export function pruneTalk(talk: Talk, nowMs: number): Talk {
  const conversations = recent(talk.conversations, CONVERSATION_TTL_MS, nowMs);
  const typing = recent(talk.typing, TYPING_TTL_MS, nowMs);
  const feelings = recent(talk.feelings, MOOD_TTL_MS, nowMs);
  const same = conversations === talk.conversations && typing === talk.typing && feelings === talk.feelings;
  return same ? talk : { conversations, typing, feelings };
}

function recent<T extends { readonly atMs: number }>(list: readonly T[], ttlMs: number, nowMs: number): readonly T[] {
  const kept = list.filter(({ atMs }) => !isPast(atMs, ttlMs, nowMs));
  return kept.length === list.length ? list : kept;
}

export function countTalk({ conversations, typing, feelings }: Talk): TalkCounts {
  const sum = feelings.reduce((total, { pleasure }) => total + pleasure, 0);
  const mood = feelings.length < MOOD_PEOPLE ? null : Math.round(50 * (1 + sum / feelings.length));
  return { conversations: conversations.length, typing: typing.length, mood };
}
