import { GoTemplate } from './go-template';

/** What a template of the labels of resources can put in. */
export const RESOURCE_FIELDS = ['Group', 'Resource'];

/**
 * Why prometheus-adapter does not start with such a template; undefined where it does. It makes an expression of it, with a group for each
 * field. Source: kubernetes-sigs/prometheus-adapter v0.12 pkg/naming/resource_converter.go, newLabelGroupResExtractor.
 */
export function resourceTemplateFault(template: GoTemplate): string | undefined {
  if (!template.uses('Resource')) {
    return 'has no <<.Resource>>';
  }
  const twice = RESOURCE_FIELDS.find((field) => template.count(field) > 1);
  return twice && `holds <<.${twice}>> more than once`;
}
