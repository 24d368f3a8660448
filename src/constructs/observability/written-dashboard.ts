import { Construct, IConstruct } from 'constructs';
import { ObjectOfScope } from './object-of-scope';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { contentOf, DashboardForm, kindOf, metadataOf, sizeFaults } from '../../observability/dashboards/dashboard-object';
import { GrafanaDashboard } from '../../observability/dashboards/grafana-json';
import { Watched } from '../../observability/watched-autoscaler';
import { Untyped } from '../../platforms/kubernetes/untyped';

/** What is drawn, and how it gets to Grafana. */
export interface Drawing {
  readonly scope: IConstruct;
  readonly form: DashboardForm;
  readonly title?: string;
  /** Draws what the scope holds when it is written. */
  draw(watched: Watched): GrafanaDashboard;
}

/** The object of a dashboard. */
export class WrittenDashboard extends ObjectOfScope {
  constructor(private readonly owner: Construct, name: string, private readonly drawing: Drawing) {
    super(owner, 'Dashboard', { ...kindOf(drawing.form), metadata: { name, ...metadataOf(drawing.form) } });
  }

  protected override manifest(): Untyped {
    const { form, scope, title } = this.drawing;
    const drawn = this.drawing.draw(this.watchedIn(scope));
    const dashboard = title === undefined ? drawn : { ...drawn, title };
    refuseAll(Place.of(this.owner), sizeFaults(dashboard));
    return { ...super.manifest(), ...contentOf(dashboard, form) };
  }
}
