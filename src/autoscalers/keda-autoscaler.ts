import { AutoscalerContext, AutoscalerKind } from './autoscaler-context';
import { behaviorSpec } from './behavior-spec';
import { KedaOptions } from './keda-options';
import { ScaledObject, ScaledObjectSpecTriggers } from '../../imports/keda.sh';
import { SCRAPED_BY } from '../annotations';
import { KEDA_HPA_PREFIX } from '../keda-names';
import { checkObjectName, MAX_LABEL_LENGTH } from '../kubernetes/names';
import { wholeSeconds } from '../kubernetes/seconds';
import { Place } from '../place';

const MAX_NAME_LENGTH = MAX_LABEL_LENGTH - KEDA_HPA_PREFIX.length;

/** Writes a ScaledObject. */
export class KedaAutoscaler implements AutoscalerKind {
  constructor(private readonly options: KedaOptions) {}

  manifest(context: AutoscalerContext): any {
    const { behavior, cooldownPeriod, pollingInterval } = this.options;
    const place = context.place.at('autoscaler');
    const name = this.options.name ?? context.name;
    checkScaledObjectName(place.at('name'), name);
    return ScaledObject.manifest({
      metadata: {
        name,
        namespace: context.namespace,
        annotations: annotationsOf(context),
      },
      spec: {
        scaleTargetRef: context.target,
        minReplicaCount: context.minReplicas,
        maxReplicaCount: context.maxReplicas,
        pollingInterval: pollingInterval && wholeSeconds(place.at('pollingInterval'), pollingInterval, { min: 1 }),
        cooldownPeriod: cooldownPeriod && wholeSeconds(place.at('cooldownPeriod'), cooldownPeriod, { min: 0 }),
        advanced: behavior && { horizontalPodAutoscalerConfig: { behavior: behaviorSpec(place.at('behavior'), behavior) } },
        triggers: triggersOf(context),
      },
    });
  }
}

/** Who scrapes what the triggers ask for, where it is not a monitor of the model: checks would look for one. */
function annotationsOf({ scrape, triggers }: AutoscalerContext): { [key: string]: string } | undefined {
  const asking = triggers.flatMap((trigger) => trigger._prometheusOptions ?? []);
  const elsewhere = asking.flatMap(({ availableAtZero }) => availableAtZero ?? []);
  if (scrape?.scrapedBy !== undefined) {
    return { [SCRAPED_BY]: scrape.scrapedBy };
  }
  return asking.length > 0 && elsewhere.length === asking.length ? { [SCRAPED_BY]: [...new Set(elsewhere)].join('; ') } : undefined;
}

function checkScaledObjectName(place: Place, name: string): void {
  checkObjectName(place, name);
  if (name.length > MAX_NAME_LENGTH) {
    place.refuse(`is longer than ${MAX_NAME_LENGTH} characters (${name.length}): KEDA names the HPA ${KEDA_HPA_PREFIX}${name}, at most ${MAX_LABEL_LENGTH}`,
      name, 'shorten the model\'s name, or set Autoscaler.keda({ name })');
  }
}

function triggersOf(context: AutoscalerContext): ScaledObjectSpecTriggers[] {
  const place = context.place.at('triggers');
  const names = new Set<string>();
  return context.triggers.map((trigger, i) => {
    const rendered = trigger._toKeda({ ...context, place: place.at(i) });
    if (rendered.name !== undefined && names.has(rendered.name)) {
      place.at(i).at('name').refuse('is the name of another trigger too', rendered.name, 'give each trigger a name of its own');
    }
    names.add(rendered.name ?? '');
    return rendered;
  });
}
