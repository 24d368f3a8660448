import { Construct } from 'constructs';
import { Cluster } from './cluster';
import { Place } from '../../faults/place';
import { Prometheus } from '../metrics/prometheus';

/** The Prometheus of a construct that needs one: its own, or that of its Cluster. */
export function prometheusFor(place: Place, scope: Construct, own?: Prometheus): Prometheus {
  return own ?? Cluster._prometheusOf(scope)
    ?? place.at('prometheus').refuse('is needed', undefined, 'give it one, or state it for all by new Cluster(app, \'cluster\', { prometheus: [...] }) before');
}
