const UNHEARD = /^(?:animation|transition)/;

/**
 * React hears every kind of event at its root. Where anyone hears that animations begin and end, the browser makes a frame
 * to tell of each, dozens for one change of a board. Nothing on the wall asks, so here they are not heard at all:
 * `onAnimationEnd` and its like do nothing on the wall.
 *
 * @returns the same element
 */
export function quietRoot<E extends HTMLElement>(root: E): E {
  const add = root.addEventListener.bind(root);
  root.addEventListener = (
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void => {
    if (!UNHEARD.test(type)) add(type, listener, options);
  };
  return root;
}
