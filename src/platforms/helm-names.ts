/**
 * What a chart calls its objects, in the way of charts that `helm create` made: the release, with the chart's name behind it unless it is
 * in it. Source: prometheus-community/helm-charts kube-prometheus-stack and prometheus-adapter, templates/_helpers.tpl.
 *
 * @param longest characters that are kept
 * @param override the chart's value `fullnameOverride`
 */
export function helmFullname(release: string, chart: string, longest: number, override?: string): string {
  return (override ?? (release.includes(chart) ? release : `${release}-${chart}`)).slice(0, longest).replace(/-$/, '');
}
