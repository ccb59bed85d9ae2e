import type { Standing } from '@/features/workbench/standing';
import { createStore, type Store } from '@/shared/state/store';
import type { Command } from './command';
import { predict } from './predict';

/** A command that the server has not answered yet. */
export interface Prediction {
  readonly conversation: string;
  readonly command: Command;
}

export interface Predictions {
  readonly store: Store<readonly Prediction[]>;
  /** Counts until the returned function is called: then the server's word stands. */
  readonly add: (prediction: Prediction) => () => void;
}

export function createPredictions(): Predictions {
  const store = createStore<readonly Prediction[]>([]);
  return {
    store,
    add(prediction) {
      store.update((all) => [...all, prediction]);
      return () => store.update((all) => all.filter((other) => other !== prediction));
    },
  };
}

export const predicted = (head: Standing, predictions: readonly Prediction[]): Standing =>
  predictions.reduce((view, { conversation, command }) => (conversation === head.id ? predict(view, command) : view), head);
