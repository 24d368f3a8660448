import { curveOf, LoadShape } from './load-shape';
import { DemandTotals } from './preview-result';
import { TimelinePoint } from './timeline';

/** What users ask of all pods together, and what one ready pod serves of it, each per second. */
export interface Demand {
  readonly load: LoadShape;
  readonly servedPerSecondPerPod: number;
}

/** What the pods could not serve, second by second: nothing waits. */
export function demandTotals({ load, servedPerSecondPerPod }: Demand, timeline: readonly TimelinePoint[], durationSeconds: number): DemandTotals {
  const curve = curveOf(load);
  let [asked, unmet, secondsUnmet] = [0, 0, 0];
  timeline.forEach(({ atSeconds, ready }, i) => {
    const end = timeline[i + 1]?.atSeconds ?? durationSeconds;
    for (let second = atSeconds; second < end; second++) {
      const wanted = curve(second);
      const missing = wanted - ready * servedPerSecondPerPod;
      asked += Number.isNaN(wanted) ? 0 : wanted;
      if (missing > 0) {
        unmet += missing;
        secondsUnmet++;
      }
    }
  });
  return { asked, unmet, secondsUnmet };
}
