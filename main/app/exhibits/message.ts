import type { Exhibit } from '#core/ipc/exhibits';
import type { SceneMessage } from '#core/domain/events';
import type { ExhibitMaker } from './exhibit-maker';

/** The text or the picture of a playlist's item, or of a backend's. */
export function messageMaker(): ExhibitMaker {
  return {
    scene: 'message',
    make: ({ message }) => (message === undefined || isEmpty(message) ? null : exhibitOf(message)),
  };
}

const exhibitOf = ({ title, text, image }: SceneMessage): Exhibit => ({ kind: 'message', title, text, image });

function isEmpty({ title, text, image }: SceneMessage): boolean {
  return title === null && text === null && image === null;
}
