import { Construct } from 'constructs';
import { externalTrigger } from './external-scaler';
import { routeSpec } from './http-add-on-route';
import { HttpAddOnTriggerProps } from './http-add-on-trigger-props';
import { Trigger } from './trigger';
import { KedaTriggerContext, ModelFront } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import {
  ADD_ON_NAMESPACE, ADD_ON_SCALER, INTERCEPTOR, ROUTE_API_VERSION, ROUTE_KEY, ROUTE_KIND,
} from '../../platforms/http-add-on/names';
import { checkNamespace, checkObjectName } from '../../platforms/kubernetes/names';
import { checkProps } from '../props/check-props';

/** Which trigger writes which route of a model. */
const ROUTES = new WeakMap<Construct, Map<string, HttpAddOnTrigger>>();

/**
 * Scales any HTTP model on the requests that KEDA's HTTP add-on passes on to it, to zero and back: its interceptor holds a request while the
 * model starts. Writes the InterceptorRoute of the model, and needs 0.14 of the add-on, or newer.
 *
 * All requests have to go through the interceptor (`url`), with one of the `hosts`: what an Ingress or another program sends to the Service of
 * the model directly is not counted, and does not wake it. A server that exports no metrics, such as Ollama, can be scaled in this way.
 *
 * @see https://github.com/kedacore/http-add-on (0.16)
 *
 * @example
 * new AutoscaledModel(chart, 'chat', {
 *   server: ModelServer.deployment({
 *     container: { image: 'registry.example.com/ollama:0.33.0', portNumber: 11434, resources: { cpu: { request: Cpu.units(4) } } },
 *     coldStart: Duration.minutes(3),
 *   }),
 *   minReplicas: 0,
 *   maxReplicas: 4,
 *   triggers: [new HttpAddOnTrigger({ hosts: ['chat.example.com'], concurrentRequestsPerReplica: 4 })],
 * });
 */
export class HttpAddOnTrigger extends Trigger {
  /** Address of the interceptor inside the cluster, to which all requests have to go, with one of the hosts. */
  public readonly url: string;

  constructor(private readonly props: HttpAddOnTriggerProps) {
    super();
    const place = Place.named('HttpAddOnTrigger');
    checkProps(place, 'HttpAddOnTriggerProps', props);
    checkNamespace(place.at('addOnNamespace'), this.addOnNamespace);
    this.url = `http://${INTERCEPTOR.service}.${this.addOnNamespace}.svc:${INTERCEPTOR.port}`;
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    const { name, useCachedMetrics } = this.props;
    return externalTrigger(context, 'external-push', {
      name,
      useCachedMetrics,
      scalerAddress: `${ADD_ON_SCALER.service}.${this.addOnNamespace}.svc:${ADD_ON_SCALER.port}`,
      parameters: { [ROUTE_KEY]: this.route(context) },
    });
  }

  /** @internal */
  public override get _front(): ModelFront {
    const host = this.props.hosts.find((each) => !each.startsWith('*')) ?? this.props.hosts[0]?.replace(/^\*\./, 'model.');
    return { url: this.url, headers: host === undefined || host === '*' ? undefined : { Host: host } };
  }

  private get addOnNamespace(): string {
    return this.props?.addOnNamespace ?? ADD_ON_NAMESPACE;
  }

  /** Writes the route of a model; returns its name. */
  private route(context: KedaTriggerContext): string {
    const { namespace, place, scope, write } = context;
    const name = this.props.routeName ?? context.name;
    checkObjectName(place.at('routeName'), name);
    const routes = ROUTES.get(scope) ?? new Map<string, HttpAddOnTrigger>();
    if ((routes.get(name) ?? this) !== this) {
      place.at('routeName').refuse('is the name of the InterceptorRoute of another trigger of this model', name, 'give each a name of its own, or put all hosts into one trigger');
    }
    const spec = routeSpec(context, this.props);
    write(`InterceptorRoute-${name}`, { apiVersion: ROUTE_API_VERSION, kind: ROUTE_KIND, metadata: { name, namespace }, spec });
    ROUTES.set(scope, routes.set(name, this));
    return name;
  }
}
