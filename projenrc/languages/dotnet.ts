import { Language } from './language';
import { run, timed, version } from './shell';

/** Compiled where the SDK is; there are no examples of it. */
export const DOTNET: Language = {
  name: '.NET',
  target: 'dotnet',
  generatedPeers: [],
  exampleOf: () => undefined,
  install({ code }) {
    const tool = version(['dotnet', '--version']);
    const [, built] = timed(() => Object.values(code).forEach((folder) => run(['dotnet', 'build'], folder)));
    return { notes: [tool, `the package is built in ${built}`], command: () => [] };
  },
};
