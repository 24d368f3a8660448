/** What keeps an HPA from a number of replicas, by the words in which its controller says so. */
export interface HpaError {
  readonly cause: string;
  readonly fix: string;
}

/** Source: kubernetes v1.36 pkg/controller/podautoscaler/{horizontal,replica_calculator}.go, metrics/client.go. */
const PATTERNS: readonly (HpaError & { readonly says: RegExp })[] = [
  { says: /missing request for (\S+)/, cause: 'a container requests no $1, and the HorizontalPodAutoscaler measures a share of the request', fix: 'set resources.requests.$1 of each container, or follow an averageValue' },
  {
    says: /could not find the requested resource \(get (?:pods|nodes)\.metrics|resource metrics API: the server (?:could not find|is currently unable)/,
    cause: 'nothing serves the metrics of CPU and memory',
    fix: 'install metrics-server, or look at its pods',
  },
  {
    says: /pods might be unready/,
    cause: 'there are no metrics of the pods: they are not ready, or have no container of the name that the metric asks for',
    fix: 'look whether the pods are ready, and at the name of the container in the metric',
  },
  { says: /no metrics returned from/, cause: 'the metrics API answers with no value', fix: 'look whether the pods run, and whether what serves the API sees them' },
  { says: /the server could not find the metric (\S+)/, cause: 'no metric $1 is served', fix: 'add a rule for it to the configuration of the adapter, or correct the name' },
  { says: /is currently unable to handle the request/, cause: 'what serves the metrics API is down', fix: 'look at the pods of what serves it (KEDA or the adapter)' },
  { says: /selector is required|couldn't convert selector/i, cause: 'the scale of the target selects no pods', fix: 'scale the object whose pods serve' },
  { says: /invalid metric source type/i, cause: 'the metric is of a type that the controller does not know', fix: 'correct the type of the metric' },
];

/** What an error of the HPA controller means. */
export function hpaErrorOf(message: string): HpaError {
  for (const { says, cause, fix } of PATTERNS) {
    const found = says.exec(message);
    if (found !== null) {
      const filled = (text: string) => text.replace('$1', found[1] ?? '');
      return { cause: filled(cause), fix: filled(fix) };
    }
  }
  return { cause: 'the HorizontalPodAutoscaler cannot work out a number of replicas', fix: 'look at kubectl describe hpa' };
}
