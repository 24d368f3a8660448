import { Command } from 'commander';
import { Io, UsageError } from './io';
import { Kubectl } from '../kubectl/kubectl';

/** Which cluster is read, and by which kubectl. */
export interface KubectlOptions {
  readonly context?: string;
  readonly kubeconfig?: string;
  /** The program. */
  readonly kubectl?: string;
}

/** Adds the options to a command that reads a cluster. */
export function addKubectlOptions(command: Command): Command {
  return command
    .option('--context <name>', 'the context of the kubeconfig')
    .option('--kubeconfig <file>', 'as kubectl has it')
    .option('--kubectl <program>', 'another kubectl');
}

/** The kubectl of a command; what it forwards is to be closed. */
export function kubectlOf({ context, kubeconfig, kubectl: program }: KubectlOptions, { env }: Pick<Io, 'env'>): Kubectl {
  return new Kubectl({ context, env, kubeconfig, program });
}

/** Refuses to look in one namespace and in all. */
export function refuseBoth({ allNamespaces, namespace }: { readonly allNamespaces?: boolean; readonly namespace?: unknown }): void {
  if (allNamespaces === true && namespace !== undefined) {
    throw new UsageError('--all-namespaces is beside --namespace; leave one of them out');
  }
}
