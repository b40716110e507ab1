import type { DomainEvent } from '#core/domain/events';
import { phrase } from '#core/domain/notices';
import type { DecodeContext } from './dialect';
import { fieldsOf, firstOf, isFields, optionalText, requiredText, type Fields } from './fields';
import { ACHIEVEMENT_TYPES, notify, personIn, personalCelebration, rarityIn } from './moments';

/** What somebody has achieved, as a notice or as a celebration; shared by the dialects. */

export function achievementNotice(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = withAchievement(payload);
  const person = personIn(fields);
  const title = requiredText(fields, 'title', 'achievementName', 'name');
  const body =
    person.name === null ? { text: title } : { phrase: phrase('achievement', person.name, { subject: title }) };
  return [notify('achievement', fields, nowMs, { tone: 'achievement', weight: 'normal', entryId: person.id, body })];
}

export function achievementCelebration(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = withAchievement(payload);
  const type = firstOf(fields, ['achievementType', 'type']);
  const [kind, rarity] = ACHIEVEMENT_TYPES.get(type) ?? (['achievement', 'rare'] as const);
  // Beside the name of whoever earned it, a bare one is that of what was earned.
  const title = firstOf(fields, ['userName']) === undefined ? undefined : optionalText(fields, 'name');
  return [personalCelebration('celebration', fields, nowMs, kind, rarityIn(fields, rarity), title)];
}

/** Some backends wrap what was earned in `achievement`. */
function withAchievement(payload: unknown): Fields {
  const outer = fieldsOf(payload);
  const inner = firstOf(outer, ['achievement']);
  if (!isFields(inner)) return outer;
  // Its own id says what was earned, and its name is not a person's.
  const { id: _id, name: achievementName, ...rest } = inner;
  return { ...rest, achievementName, ...outer };
}
