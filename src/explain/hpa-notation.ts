import { HpaMetricInput } from '../preview/hpa-input';

/** Suffixes of decimal quantities by powers of a thousand. Source: kubernetes v1.36 apimachinery resource/suffix.go. */
const SUFFIXES = ['m', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** Whole thousandths as Kubernetes writes a quantity: `1500m`, `2`, `12k`. */
export function quantityOfThousandths(thousandths: number): string {
  let [amount, power] = [thousandths, 0];
  while (amount !== 0 && amount % 1000 === 0 && power < SUFFIXES.length - 1) {
    [amount, power] = [amount / 1000, power + 1];
  }
  return amount === 0 ? '0' : `${amount}${SUFFIXES[power]}`;
}

/** What `kubectl get hpa` shows of a metric, in the column TARGETS. Source: kubectl v1.36 pkg/describe, printers of autoscaling/v2. */
export function shownByKubectl({ kind, name, target, targetType }: HpaMetricInput, value: number, replicas: number): string {
  if (targetType === 'Utilization') {
    return `${name}: ${value}%/${target}%`;
  }
  if (kind === 'total' && targetType === 'AverageValue') {
    return `${quantityOfThousandths(Math.ceil(value / Math.max(1, replicas)))}/${quantityOfThousandths(target)} (avg)`;
  }
  return `${quantityOfThousandths(value)}/${quantityOfThousandths(target)}`;
}
