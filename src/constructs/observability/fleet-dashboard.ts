import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { DashboardDelivery } from './dashboard-delivery';
import { DashboardProps } from './dashboard-props';
import { WrittenDashboard } from './written-dashboard';
import { Place } from '../../faults/place';
import { fleetDashboard } from '../../observability/dashboards/fleet-dashboard';
import { validateAtSynth } from '../../synth/synth-validation';
import { checkProps } from '../props/check-props';

const DEFAULT_NAME = 'autoscaling-fleet-dashboard';

/**
 * A Grafana dashboard of all autoscalers of a chart together, whoever wrote them, from which one chooses namespaces and models. Signals, and
 * alerts that fire, are shown where the rules of `Observability` are loaded. What its panels show is in docs/dashboards.md.
 *
 * @example
 * new Observability(chart, 'alerts');
 * new FleetDashboard(chart, 'dashboard', { title: 'Language models' });
 */
export class FleetDashboard extends Construct {
  /** The ConfigMap or GrafanaDashboard that is written. */
  public readonly apiObject: ApiObject;

  /**
   * Draws the autoscalers of a scope.
   *
   * @param scope whose autoscalers are drawn, also those that are added to it later
   */
  constructor(scope: Construct, id: string, props: DashboardProps = {}) {
    super(scope, id);
    checkProps(Place.of(this), 'DashboardProps', props);
    validateAtSynth(this);
    const { delivery = DashboardDelivery.configMap(), name = DEFAULT_NAME, title } = props;
    this.apiObject = new WrittenDashboard(this, name, {
      scope,
      form: delivery._form,
      title,
      draw: ({ autoscalers }) => fleetDashboard(autoscalers, { name, namespace: this.apiObject.metadata.namespace }),
    });
  }
}
