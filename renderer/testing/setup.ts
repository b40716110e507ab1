import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// Test files share one document: what one leaves in it, another would find.
afterEach(cleanup);

// A browser calls it no error when an animation is cancelled whose end nobody waits for. This document does.
const animate = Reflect.get<Element, 'animate'>(Element.prototype, 'animate');
Element.prototype.animate = function (this: Element, ...how) {
  const animation = animate.apply(this, how);
  animation.finished.catch(() => undefined);
  return animation;
};
