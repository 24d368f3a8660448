import { QueryTriggerOptions } from './adapter-trigger-options';
import { Place } from '../../faults/place';
import { PrometheusTrigger } from '../triggers/prometheus-trigger';

/** What asks a question of the adapter of Prometheus itself. */
export function queryTrigger(place: Place, query: string, options: QueryTriggerOptions): PrometheusTrigger {
  const { perReplica, target, ...others } = options;
  if (perReplica !== undefined && target === undefined) {
    return PrometheusTrigger.total({ ...others, query, perReplica });
  }
  return target !== undefined && perReplica === undefined
    ? PrometheusTrigger.level({ ...others, query, target })
    : place.refuse('takes either perReplica or target', { perReplica, target }, 'give perReplica for a total over the replicas, target for a level');
}
