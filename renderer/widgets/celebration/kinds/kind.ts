import type { ComponentType } from 'react';
import type { TellingNumber } from './telling-number';

export interface EmblemProps {
  /** The number that the moment is about, if it is about one. */
  readonly number: TellingNumber | null;
  /** Of a rank: is it the first? */
  readonly first: boolean;
}

/** What a kind of moment is told by, beside words. One file per kind; see registry.ts. */
export interface KindMotif {
  /** On a disc beside the person, or in the person's place where nobody in particular is celebrated. */
  readonly Emblem: ComponentType<EmblemProps>;
  /** Around the person, in great moments. Drawn by `Wreath`. */
  readonly Wreath: ComponentType<EmblemProps> | null;
}
