import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import { useServices } from '../../wall/services';
import type { WallState } from '../../wall/wall-state';
import type { Choreography } from './choreography';

/** What a board is drawn from. */
export type BoardData = Pick<WallState, 'board' | 'rows' | 'names' | 'order' | 'panels' | 'status'>;

export type Readable<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;

interface BoardScope {
  readonly data: Readable<BoardData>;
  readonly choreography: Choreography;
}

const Scope = createContext<BoardScope | null>(null);

/** The boards inside are drawn from these, rather than from the wall's own. */
export const BoardScopeProvider = Scope.Provider;

export function useBoard<T>(select: (data: BoardData) => T): T {
  const { wall } = useServices();
  return useStore(useContext(Scope)?.data ?? wall, select);
}

export function useChoreography(): Choreography {
  const { choreography } = useServices();
  return useContext(Scope)?.choreography ?? choreography;
}
