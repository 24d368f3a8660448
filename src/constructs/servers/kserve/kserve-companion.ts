import { checkCollector, collectorAnnotations } from './kserve-collector';
import { classAnnotation, companionScaling, Surroundings } from './kserve-companion-scaling';
import { ExplainerProps, KserveTransformer } from './kserve-component';
import { ComponentPods, renderPods } from './kserve-pods';
import { checkComponentPods, checkText, servingContainer } from './kserve-rules';
import { componentAnnotations } from './kserve-scaling';
import { Place } from '../../../faults/place';
import { Component, KSERVE_CONTAINER } from '../../../platforms/kserve/names';
import { modelPorts } from '../container-ports';

/** Stands for the image of an explainer that KServe chooses. */
const IMAGE_OF_KSERVE = 'explainer';

/** A transformer or an explainer, as an InferenceService holds it. */
export function companionSpec(component: Component, props: KserveTransformer | ExplainerProps, surroundings: Surroundings): object {
  const { context } = surroundings;
  const place = context.place.at('server').at(component.kind);
  const { art, gpu, pod, scaling: given, strategy }: ExplainerProps = props;
  const pods: ComponentPods = { container: containerOf(place, props), gpu, pod, strategy };
  const field = art === undefined ? 'container' : 'art';
  checkComponentPods(place, component, pods, given._triggers, field);
  if (art !== undefined && (pod?.containers ?? []).length > 0) {
    place.at('pod.containers').refuse('stand beside art, and KServe takes one of the two', pod?.containers?.map(({ name }) => name), 'leave them out, or give a container of your own');
  }
  const ports = modelPorts(place, pods.container);
  const scaling = companionScaling(place.at('scaling'), component, given._scaler, surroundings);
  const { main, sidecars, around } = renderPods(place, component, pods, ports, field);
  const own = pod?.metadata?.annotations;
  checkCollector(place.at('pod.metadata.annotations'), scaling.metrics, own);
  const annotations = {
    ...own,
    ...classAnnotation(scaling, surroundings),
    ...collectorAnnotations(place, scaling.metrics, { component, ports }),
    ...scaling.metrics.length > 0 && componentAnnotations({ prometheus: context.prometheus, scrape: context.scrape, triggers: given._triggers }),
  };
  return {
    ...Object.keys(annotations).length > 0 && { annotations },
    labels: pod?.metadata?.labels,
    ...scaling.fields,
    ...around,
    ...art === undefined ? { containers: [main, ...sidecars] } : {
      art: { type: art.type, storageUri: art.storageUri, runtimeVersion: art.runtimeVersion, config: art.config, resources: main.resources },
    },
  };
}

function containerOf(place: Place, { art, container }: ExplainerProps) {
  if (art !== undefined) {
    checkText(place.at('art.type'), art.type, 'a kind of explainer', 'write it as SquareAttack');
    return { name: KSERVE_CONTAINER, image: IMAGE_OF_KSERVE, resources: art.resources };
  }
  return servingContainer(place.at('container'), container!);
}
