/** A server that has no metrics of its own. */
interface ServerWithoutMetrics {
  readonly server: string;
  /** The image that its project publishes, without the registry. */
  readonly image: string;
}

/** Servers that export nothing that Prometheus reads. Source: ollama/ollama v0.33 server/routes.go (fb3076099), which has no such route. */
const WITHOUT_METRICS: ServerWithoutMetrics[] = [{ server: 'Ollama', image: 'ollama/ollama' }];

/** Names such as `registry.example/ollama/ollama:0.33`, without what follows the repository. */
const REPOSITORY = /^([^@]+?)(?::[^:/@]+)?(?:@.*)?$/;

/** The server that an image is, where that has no metrics. */
export function metriclessServer(image: string): string | undefined {
  const repository = `/${REPOSITORY.exec(image)?.[1]}`;
  return WITHOUT_METRICS.find((each) => repository.endsWith(`/${each.image}`))?.server;
}
