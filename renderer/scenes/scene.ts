import type { ComponentType } from 'react';

/** A full-screen layout. It reads what it shows from the stores. */
export type Scene = ComponentType;
