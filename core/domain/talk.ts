import { isPast } from './ageing';

/**
 * Private talk as numbers: how many conversations there are, never who says what. The mood is the mean of what was felt,
 * over all of the source, and only from a few readings on: one person's feelings are nobody's business.
 */

/** What was not heard of for so long is over. */
export const CONVERSATION_TTL_MS = 120_000;
export const TYPING_TTL_MS = 10_000;
export const MOOD_TTL_MS = 10 * 60_000;
/** Fewer readings make no mood. */
export const MOOD_READINGS = 5;
export const STREAMS_PER_SOURCE = 500;
export const READINGS_PER_SOURCE = 500;

export interface PrivateEvent {
  readonly kind: 'private';
  readonly topic: 'conversation' | 'typing' | 'feeling';
  /** Which conversation it belongs to; opaque. All that do not tell are one conversation. */
  readonly stream?: string;
  /** How pleasant what is felt is, -1 to 1; only of sources whose admin asked for a mood. */
  readonly pleasure?: number;
}

export interface Talk {
  readonly conversations: readonly Heard[];
  readonly typing: readonly Heard[];
  readonly readings: readonly { readonly pleasure: number; readonly atMs: number }[];
}

interface Heard {
  readonly stream: string | null;
  readonly atMs: number;
}

export interface TalkCounts {
  readonly conversations: number;
  readonly typing: number;
  /** 0 (low) to 100 (high); null while too few have been felt, or where the admin has not asked for it. */
  readonly mood: number | null;
}

export const NO_TALK: Talk = { conversations: [], typing: [], readings: [] };

export function applyTalk(talk: Talk, { topic, stream, pleasure }: PrivateEvent, nowMs: number): Talk {
  const { conversations, typing, readings } = talk;
  const isTyping = topic === 'typing';
  return {
    conversations: isTyping ? conversations : heard(conversations, stream, nowMs),
    typing: isTyping ? heard(typing, stream, nowMs) : typing,
    readings: pleasure === undefined ? readings : [...readings, { pleasure, atMs: nowMs }].slice(-READINGS_PER_SOURCE),
  };
}

function heard(list: readonly Heard[], told: string | undefined, atMs: number): readonly Heard[] {
  const stream = told ?? null;
  const others = list.filter((one) => one.stream !== stream);
  return [...others, { stream, atMs }].slice(-STREAMS_PER_SOURCE);
}

/** What is still going on at that time; the same where nothing has ended. */
export function pruneTalk(talk: Talk, nowMs: number): Talk {
  const conversations = recent(talk.conversations, CONVERSATION_TTL_MS, nowMs);
  const typing = recent(talk.typing, TYPING_TTL_MS, nowMs);
  const readings = recent(talk.readings, MOOD_TTL_MS, nowMs);
  const same = conversations === talk.conversations && typing === talk.typing && readings === talk.readings;
  return same ? talk : { conversations, typing, readings };
}

function recent<T extends { readonly atMs: number }>(list: readonly T[], ttlMs: number, nowMs: number): readonly T[] {
  const kept = list.filter(({ atMs }) => !isPast(atMs, ttlMs, nowMs));
  return kept.length === list.length ? list : kept;
}

export function countTalk({ conversations, typing, readings }: Talk): TalkCounts {
  const sum = readings.reduce((total, { pleasure }) => total + pleasure, 0);
  const mood = readings.length < MOOD_READINGS ? null : Math.round(50 * (1 + sum / readings.length));
  return { conversations: conversations.length, typing: typing.length, mood };
}
