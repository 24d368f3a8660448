import { Duration } from 'cdk8s';

// Where the agents of Servers serve metrics, and how often they are scraped.
// Source: seldon-core v2.10 prometheus/monitors/agent-podmonitor.yaml.
export const SERVER_LABELS = { 'app.kubernetes.io/name': 'seldon-server' };
export const METRICS_PORT = 'metrics';
export const SCRAPE_INTERVAL = Duration.seconds(15);
