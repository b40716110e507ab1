import type { Exhibit } from '#core/ipc/exhibits';
import { humanised } from '../language/formats';
import { useWall } from './services';

export type ExhibitOf<Kind extends Exhibit['kind']> = Extract<Exhibit, { kind: Kind }>;

/** What the scene of this kind shows; null while there is nothing of its kind. */
export function useExhibit<Kind extends Exhibit['kind']>(kind: Kind): ExhibitOf<Kind> | null {
  return useWall(({ exhibit }) => (isOf(exhibit, kind) ? exhibit : null));
}

function isOf<Kind extends Exhibit['kind']>(exhibit: Exhibit, kind: Kind): exhibit is ExhibitOf<Kind> {
  return exhibit.kind === kind;
}

/** A board's own title, or its metric in words. */
export function titleOf({ title, metric }: { readonly title: string | null; readonly metric: string }): string {
  return title ?? humanised(metric);
}
