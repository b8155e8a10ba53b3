// What every reader and writer is given: the store, who asks, and the one clock reading of this request.
import type { Instant } from '@skillweave/core/terms';
import type { Graph } from '../graph/graph.ts';
import type { Operator, Viewer } from './viewer.ts';

export type Asking = { readonly graph: Graph; readonly viewer: Viewer; readonly now: Instant };
export type Operating = { readonly graph: Graph; readonly operator: Operator; readonly now: Instant };
