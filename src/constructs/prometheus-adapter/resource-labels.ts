import { AdapterResource } from './adapter-resource';
import { isRootScoped, KNOWN_RESOURCES, sameResource } from './known-resources';
import { Place } from '../../faults/place';
import { GoTemplate, TemplateError } from '../../platforms/prometheus-adapter/go-template';
import { RESOURCE_FIELDS, resourceTemplateFault } from '../../platforms/prometheus-adapter/resource-template';
import { isLabelName } from '../../promql/expressions';

/** Which labels name which objects. */
export interface LabelsSpec {
  readonly resources?: { readonly [label: string]: AdapterResource };
  readonly resourceTemplate?: string;
}


/** Tells objects by labels as the adapter does. Source: prometheus-adapter v0.12 pkg/naming/resource_converter.go. */
export class ResourceLabels {
  /** Refuses labels that the adapter would never find, or find by chance. */
  static checked(place: Place, { resources = {}, resourceTemplate }: LabelsSpec): ResourceLabels {
    const overrides = new Map<string, AdapterResource>();
    for (const [label, resource] of Object.entries(resources)) {
      checkOverride(place.at('resources'), label, resource, overrides);
      overrides.set(label, resource);
    }
    return new ResourceLabels(overrides, resourceTemplate === undefined ? undefined : templateOf(place.at('resourceTemplate'), resourceTemplate));
  }

  private readonly fromTemplate?: RegExp;

  private constructor(readonly overrides: Map<string, AdapterResource>, private readonly template?: GoTemplate) {
    const pattern = template?.render({ Group: '(?<group>.+?)', Resource: '(?<resource>.+?)' });
    this.fromTemplate = pattern === undefined ? undefined : new RegExp(`^${pattern}$`);
  }

  /** The kind whose object a label names; undefined where it names none. */
  resourceOf(label: string, known: AdapterResource[] = KNOWN_RESOURCES): AdapterResource | undefined {
    const override = this.overrides.get(label);
    const match = override === undefined ? this.fromTemplate?.exec(label)?.groups : undefined;
    if (match === undefined) {
      return override;
    }
    const { group, resource: name } = match;
    const named = [...known, ...this.overrides.values()].filter(({ resource, plural }) => resource === name || plural === name);
    return group === undefined ? named[0] : named.find((each) => each.group === group) ?? named.find((each) => each.group.startsWith(group));
  }

  /** The label that names objects of a kind; undefined where there is none. */
  labelOf(wanted: AdapterResource): string | undefined {
    const override = [...this.overrides].find(([, resource]) => sameResource(resource, wanted));
    return override?.[0] ?? this.template?.render({ Group: wanted.group.replace(/[.-]/g, '_'), Resource: wanted.resource });
  }

  /** Whether a kind has a label that leads back to it. */
  serves(resource: AdapterResource, known: AdapterResource[] = KNOWN_RESOURCES): boolean {
    const label = this.labelOf(resource);
    const found = label === undefined ? undefined : this.resourceOf(label, known);
    return found !== undefined && sameResource(found, resource);
  }

  /** The kinds that are named label by label. */
  get stated(): AdapterResource[] {
    return [...this.overrides.values()];
  }

  get hasTemplate(): boolean {
    return this.template !== undefined;
  }
}

function checkOverride(place: Place, label: string, resource: AdapterResource, others: Map<string, AdapterResource>): void {
  if (!isLabelName(label)) {
    place.refuse('names no label of a series', label, 'use letters, digits and "_", no digit first');
  }
  if (!resource.namespaced && !isRootScoped(resource)) {
    place.at(label).refuse('is a kind without namespaces, which the adapter takes for one with them and never finds', resource.listedAs,
      'leave it out: it serves namespaces, nodes, persistentvolumes and what is in a namespace');
  }
  const [other] = [...others].find(([, each]) => sameResource(each, resource)) ?? [];
  if (other !== undefined) {
    place.at(label).refuse(`is the second label for ${resource.listedAs} beside ${other}, and the adapter picks one of them by chance`, label, 'leave one of them out');
  }
}

function templateOf(place: Place, text: string): GoTemplate {
  const fix = 'write it as <<.Resource>> with letters, digits and "_" around it, such as kube_<<.Resource>>';
  try {
    const template = GoTemplate.parse(text, RESOURCE_FIELDS);
    const problem = resourceTemplateFault(template);
    if (problem !== undefined) {
      place.refuse(`${problem}; prometheus-adapter does not start with it`, text, fix);
    }
    if (!isLabelName(template.render({ Group: 'g', Resource: 'r' }))) {
      place.refuse('makes what is no label of a series', text, fix);
    }
    return template;
  } catch (error) {
    if (error instanceof TemplateError) {
      place.refuse(`is no template: it ${error.message}`, text, fix);
    }
    throw error;
  }
}
