import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { ObjectOfScope } from './object-of-scope';
import { ObservabilityProps } from './observability-props';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { prometheusRule, RuleOptions } from '../../observability/prometheus-rule';
import { ruleOptionsFaults } from '../../observability/rule-options-faults';
import { Untyped } from '../../platforms/kubernetes/untyped';
import { PROMETHEUS_RULE } from '../../platforms/prometheus-operator/servers';
import { validateAtSynth } from '../../synth/synth-validation';
import { Cluster } from '../cluster/cluster';
import { checkProps } from '../props/check-props';

const DEFAULT_NAME = 'autoscaling';

/**
 * A PrometheusRule for all autoscalers of a chart, whoever wrote them: recording rules of what their triggers ask, and alerts on what fails
 * without a word. For one model, `model.observability()` writes it.
 *
 * The alerts need kube-state-metrics, and for ScaledObjects the metrics of KEDA's operator, in the Prometheus that evaluates them.
 *
 * @example
 * new Observability(chart, 'alerts', { alertLabels: { team: 'ml' }, severities: { AutoscalingAtMaximum: 'info' } });
 */
export class Observability extends Construct {
  /** The PrometheusRule that is written, with all alerts and recording rules. */
  public readonly prometheusRule: ApiObject;

  /**
   * Watches the autoscalers of a scope.
   *
   * @param scope whose autoscalers are watched, also those that are added to it later
   */
  constructor(scope: Construct, id: string, props: ObservabilityProps = {}) {
    super(scope, id);
    const place = Place.of(this);
    checkProps(place, 'ObservabilityProps', props);
    validateAtSynth(this);
    const { alertLabels, name = DEFAULT_NAME, runbookUrl, severities } = props;
    const options = { labels: alertLabels, runbookUrl, severities };
    // What are labels of alerts here are labels there.
    refuseAll(place, ruleOptionsFaults(options).map((fault) => ({ ...fault, pointer: fault.pointer.map((part) => part === 'labels' ? 'alertLabels' : part) })));
    const { labels = Cluster._prometheusOf(this)?.monitorLabels } = props;
    this.prometheusRule = new RulesOfScope(this, 'PrometheusRule', { ...PROMETHEUS_RULE, metadata: { name, labels } }, { scope, options });
  }
}

/** What is watched, and how alerts are written. */
interface Watch {
  readonly scope: IConstruct;
  readonly options: RuleOptions;
}

/** A PrometheusRule with the rules of what its scope holds when it is written. */
class RulesOfScope extends ObjectOfScope {
  constructor(scope: Construct, id: string, manifest: ConstructorParameters<typeof ObjectOfScope>[2], private readonly watch: Watch) {
    super(scope, id, manifest);
  }

  protected override manifest(): Untyped {
    const { options, scope } = this.watch;
    return { ...super.manifest(), spec: prometheusRule({ name: this.name }, this.watchedIn(scope).autoscalers, options).spec };
  }
}
