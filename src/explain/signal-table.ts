import { ExplainedRow } from './explanation';
import { steadyState } from './steady-state';
import { THOUSAND, Tolerance } from '../preview/hpa-arithmetic';
import { HpaMetricInput } from '../preview/hpa-input';
import { PreviewSubject } from '../preview/preview';

/** Replicas of which the table shows how much of a total they take. */
const COUNTS = [1, 2, 3, 5, 10, 20, 50, 100];
/** Values of a level, as shares of its target, beside the ends of the band in which nothing happens. */
const SHARES = [0.5, 1, 1.5, 2];
/** A level says how the replicas change: these are changed. */
const CHANGED_FROM = 4;

/** What a signal makes of the values that matter. */
export function signalTable(subject: PreviewSubject, metric: HpaMetricInput, i: number, activation: number, tolerance: Tolerance): ExplainedRow[] {
  const { maxReplicas, minReplicas } = subject.autoscaler.hpa;
  const isTotal = metric.kind === 'total' && metric.targetType === 'AverageValue';
  const from = isTotal ? subject.replicas : Math.min(Math.max(CHANGED_FROM, minReplicas), maxReplicas);
  const values = isTotal ? totals(metric, subject, activation, tolerance) : levels(metric, tolerance);
  return values.map((value) => {
    const { replicas, sync } = steadyState(subject, { values: { [metric.name]: value }, replicas: from });
    const read = sync?.proposals[i]?.value;
    return { value, from, replicas, ...read !== undefined && { shown: shownByKubectl(metric, read, replicas) } };
  });
}

function totals({ target }: HpaMetricInput, { autoscaler: { hpa } }: PreviewSubject, activation: number, { most }: Tolerance): number[] {
  const last = Math.min(hpa.maxReplicas, COUNTS[COUNTS.length - 1]);
  const counts = [...COUNTS.filter((count) => count < last && count >= hpa.minReplicas), last];
  const around = [0, activation, activation + 0.001, (target / THOUSAND) * most * hpa.minReplicas];
  return ascending([...around, ...counts.map((count) => (count * target) / THOUSAND), (1.5 * last * target) / THOUSAND]);
}

function levels({ target, targetType }: HpaMetricInput, { least, most }: Tolerance): number[] {
  const unit = targetType === 'Utilization' ? 1 : THOUSAND;
  const shares = [0, least, most, ...SHARES].map((share) => (share * target) / unit);
  return ascending(targetType === 'Utilization' ? shares.map(Math.round) : shares);
}

/** Each once, in thousandths: an HPA tells nothing finer apart. */
function ascending(values: number[]): number[] {
  return [...new Set(values.map((value) => Math.round(value * THOUSAND) / THOUSAND))].sort((one, other) => one - other);
}

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
function shownByKubectl({ kind, name, target, targetType }: HpaMetricInput, value: number, replicas: number): string {
  if (targetType === 'Utilization') {
    return `${name}: ${value}%/${target}%`;
  }
  if (kind === 'total' && targetType === 'AverageValue') {
    return `${quantityOfThousandths(Math.ceil(value / Math.max(1, replicas)))}/${quantityOfThousandths(target)} (avg)`;
  }
  return `${quantityOfThousandths(value)}/${quantityOfThousandths(target)}`;
}
