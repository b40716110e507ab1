import { z } from 'zod';
import { CELEBRATION_KINDS } from '../domain/celebrations';
import { raritySchema } from './celebration';

/** What the settings window asks for, to see it on the real walls. */
export const rehearsalSchema = z.object({ kind: z.enum(CELEBRATION_KINDS), rarity: raritySchema });
