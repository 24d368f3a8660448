import { Construct, IConstruct } from 'constructs';
import { profileOf } from './cluster-profile-of';
import { ClusterProps } from './cluster-props';
import { ClusterProfile, profileOver } from '../../cluster/cluster-profile';
import { ASSUMED_CLUSTER } from '../../cluster/versions';
import { Place } from '../../faults/place';
import { clusterAround, saidBy, sayCluster } from '../../synth/construct-metadata';
import { Prometheus } from '../metrics/prometheus';
import { checkedId } from '../props/check-made';
import { checkProps } from '../props/check-props';

/**
 * What is known of the cluster that an app or a chart goes to: said once, and taken by all models below. A Cluster of a chart adds to that
 * of its app, and what it says too wins. A model may say otherwise by its own props. It writes no manifest.
 *
 * Make it before the models, in the app or the chart that they are in.
 *
 * @example
 * new Cluster(chart, 'cluster', {
 *   versions: { kubernetes: '1.33', keda: '2.17' },
 *   prometheus: [Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' })],
 * });
 */
export class Cluster extends Construct {
  /** Returns the Cluster of the nearest chart or app around a construct; undefined where none has one. */
  static of(construct: IConstruct): Cluster | undefined {
    return clusterAround(construct)?.by as Cluster | undefined;
  }

  /**
   * The Prometheus that constructs have which name none.
   *
   * @internal
   */
  static _prometheusOf(construct: IConstruct): Prometheus | undefined {
    return Cluster.of(construct)?.prometheus[0];
  }

  /**
   * The Prometheus of a construct that needs one: its own, or that of its Cluster.
   *
   * @internal
   */
  static _prometheusFor(place: Place, construct: IConstruct, own?: Prometheus): Prometheus {
    return own ?? Cluster._prometheusOf(construct)
      ?? place.at('prometheus').refuse('is needed', undefined, 'give it one, or state it for all by new Cluster(app, \'cluster\', { prometheus: [...] }) before');
  }

  /**
   * What models below a construct go by.
   *
   * @internal
   */
  static _profileOf(construct: IConstruct): ClusterProfile {
    return Cluster.of(construct)?._profile ?? ASSUMED_CLUSTER;
  }

  /** The Prometheus servers that scrape models and answer queries. */
  public readonly prometheus: Prometheus[];

  /**
   * What is said here and around, as plain data.
   *
   * @internal
   */
  public readonly _profile: ClusterProfile;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, checkedId('Cluster', scope, id));
    checkProps(Place.of(this), 'ClusterProps', props);
    const place = Place.of(this);
    const around = Cluster.of(scope);
    if (around?.node.scope === scope) {
      place.refuse('is a second Cluster of the same scope', around.node.id, 'say all in one, or put this one into a chart of its own');
    }
    const late = scope.node.findAll().find((construct) => construct !== scope && saidBy(construct) !== undefined);
    if (late !== undefined) {
      place.refuse('comes after what is to go by it', late.node.path, 'make the Cluster first');
    }
    this.prometheus = props.prometheus ?? around?.prometheus ?? [];
    this._profile = profileOver(around?._profile ?? ASSUMED_CLUSTER, profileOf(place, props));
    sayCluster(scope, { profile: this._profile, by: this });
  }
}
