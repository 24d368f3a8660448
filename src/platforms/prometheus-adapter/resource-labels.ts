import { GoTemplate, tryTemplate } from './go-template';
import { ApiResource, KNOWN_RESOURCES, resourceNamed, sameResource } from './resources';
import { ResourcesConfig } from './rule-config';
import { goRegexp } from '../../promql/go-regexp';

/** What a template of the labels of resources can put in. */
export const RESOURCE_FIELDS = ['Group', 'Resource'];

/** Tells objects by labels as the adapter does. Source: prometheus-adapter v0.12 pkg/naming/resource_converter.go. */
export class ResourceLabels {
  /** Of what a rule says; a template that cannot be followed names no label. */
  static of({ overrides = {}, template }: ResourcesConfig = {}, known = KNOWN_RESOURCES): ResourceLabels {
    const labels = Object.entries(overrides).map(([label, named]): [string, ApiResource] => [label, resourceNamed(named, known)]);
    return new ResourceLabels(new Map(labels), template === undefined ? undefined : tryTemplate(template, RESOURCE_FIELDS));
  }

  private readonly fromTemplate?: RegExp;

  constructor(readonly overrides: Map<string, ApiResource>, private readonly template?: GoTemplate) {
    const pattern = template?.render({ Group: '(?<group>.+?)', Resource: '(?<resource>.+?)' });
    this.fromTemplate = pattern === undefined ? undefined : expression(`^${pattern}$`);
  }

  /** The kind whose object a label names; undefined where it names none. */
  resourceOf(label: string, known: ApiResource[] = KNOWN_RESOURCES): ApiResource | undefined {
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
  labelOf(wanted: ApiResource): string | undefined {
    const override = [...this.overrides].find(([, resource]) => sameResource(resource, wanted));
    return override?.[0] ?? this.template?.render({ Group: wanted.group.replace(/[.-]/g, '_'), Resource: wanted.resource });
  }

  /** Whether a kind has a label that leads back to it. */
  serves(resource: ApiResource, known: ApiResource[] = KNOWN_RESOURCES): boolean {
    const label = this.labelOf(resource);
    const found = label === undefined ? undefined : this.resourceOf(label, known);
    return found !== undefined && sameResource(found, resource);
  }

  /** The kinds that are named label by label. */
  get stated(): ApiResource[] {
    return [...this.overrides.values()];
  }

  get hasTemplate(): boolean {
    return this.template !== undefined;
  }
}

/** Undefined for a template whose own characters make no expression. */
function expression(pattern: string): RegExp | undefined {
  const compiled = goRegexp(pattern);
  return typeof compiled === 'string' ? undefined : compiled;
}
