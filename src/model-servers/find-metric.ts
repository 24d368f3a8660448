import { CatalogMetric, CatalogMetricType } from './catalog-metric';

/** Metrics whose series have longer names than themselves. */
const FAMILIES = [CatalogMetricType.HISTOGRAM, CatalogMetricType.SUMMARY];

/** A metric by its name; of a histogram or a summary by that of one of its series too. */
export function findMetric(metrics: CatalogMetric[], name: string): CatalogMetric | undefined {
  const family = name.replace(/_(bucket|count|sum)$/, '');
  return metrics.find((metric) => metric.name === name) ?? metrics.find((metric) => metric.name === family && FAMILIES.includes(metric.type));
}
