import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { DashboardDelivery } from './dashboard-delivery';
import { DashboardProps } from './dashboard-props';
import { WrittenDashboard } from './written-dashboard';
import { Place } from '../../faults/place';
import { modelDashboard } from '../../observability/dashboards/model-dashboard';
import { Watched, WatchedAutoscaler } from '../../observability/watched-autoscaler';
import { validateAtSynth } from '../../synth/synth-validation';
import { checkProps } from '../props/check-props';

const DEFAULT_NAME = 'autoscaling-dashboard';

/**
 * A Grafana dashboard of the one autoscaler of a scope, whoever wrote it: replicas, each signal against its target and what it asks for, what
 * KEDA does, pending pods and GPU-hours. For a model, `model.dashboard()` writes it. What its panels show is in docs/dashboards.md.
 *
 * Fails at synth where the scope has no autoscaler that acts by an HPA, or several.
 *
 * @example
 * model.scaleOn(CpuTrigger.utilization(70));
 * model.dashboard({ title: 'Chat' });
 */
export class ModelDashboard extends Construct {
  /** The ConfigMap or GrafanaDashboard that is written. */
  public readonly apiObject: ApiObject;

  /**
   * Draws the autoscaler of a scope.
   *
   * @param scope whose autoscaler is drawn, with all that is changed of it later
   */
  constructor(scope: Construct, id: string, props: DashboardProps = {}) {
    super(scope, id);
    const place = Place.of(this);
    checkProps(place, 'DashboardProps', props);
    validateAtSynth(this);
    const { delivery = DashboardDelivery.configMap(), name = DEFAULT_NAME, title } = props;
    this.apiObject = new WrittenDashboard(this, name, { scope, form: delivery._form, title, draw: (found) => modelDashboard(onlyOne(place, found)) });
  }
}

function onlyOne(place: Place, { autoscalers, notes }: Watched): WatchedAutoscaler {
  const [one, ...others] = autoscalers;
  if (one === undefined) {
    return place.refuse(`has no autoscaler to draw${notes.length === 0 ? '' : `: ${notes.join('; ')}`}`, undefined, 'put it beside an HPA or a ScaledObject, or leave it out');
  }
  if (others.length > 0) {
    place.refuse('has several autoscalers, and draws one', autoscalers.map(({ hpa }) => hpa), 'use FleetDashboard, or give each its own scope');
  }
  return one;
}
