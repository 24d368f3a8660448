import { ForwardPort, OpenForward, portForwarder } from './port-forward';
import { KubectlOptions, kubectlRunner, RunKubectl } from './run-kubectl';

/** One kubectl: what it reads, and the ports that it forwards. */
export class Kubectl {
  readonly run: RunKubectl;
  private readonly open = new Map<string, OpenForward>();
  private readonly begin: ForwardPort;

  constructor(options: KubectlOptions) {
    this.run = kubectlRunner(options);
    this.begin = portForwarder(options);
  }

  /** Forwards a port, once for however many ask; again where that has ended, as with the pod that it led to. */
  readonly forward: ForwardPort = async (to) => {
    const { namespace, port, service } = to;
    const key = `${namespace}/${service}:${port}`;
    const before = this.open.get(key);
    if (before?.isOpen === true) {
      return before;
    }
    const found = await this.begin(to);
    if ('close' in found) {
      this.open.set(key, found);
    }
    return found;
  };

  /** Ends all that it forwards. */
  async close(): Promise<void> {
    await Promise.all([...this.open.values()].map((each) => each.close()));
  }
}
