/** A language that the package is written out to, and how a program in it comes to run. */
export interface Language {
  readonly name: string;
  /** Its name to jsii-pacmak, which is that of the folder of its examples too. */
  readonly target: string;
  /** Packages whose bindings are generated beside ours, since the registry of the language lacks them in these versions. */
  readonly generatedPeers: string[];
  /** The example that a file or folder among its examples is, such as `kafka-scale-to-zero`; undefined where it is none. */
  exampleOf(file: string): string | undefined;
  /** Builds the package and installs it into an environment of its own. Throws `Unavailable` where what that takes is not to be had. */
  install(place: Place): Installed;
}

/** Where a language is tried. */
export interface Place {
  /** An empty folder. */
  readonly folder: string;
  /** Folders of generated code, by package; each comes after those that it needs, and ours is the last. */
  readonly code: { readonly [packageName: string]: string };
  readonly coordinates: Coordinates;
  /** The folder of the examples. */
  readonly examples: string;
}

/** What the package is called in the languages, as jsii has it. */
export interface Coordinates {
  readonly version: string;
  readonly java: { readonly maven: { readonly groupId: string; readonly artifactId: string } };
  readonly python: { readonly module: string };
}

export interface Installed {
  /** What ran: versions and times. */
  readonly notes: string[];
  /** The command that runs an example; it writes to the folder `dist` where it is started. */
  command(example: string): string[];
}

/** What a language needs is not to be had here: a skip, not a failure. */
export class Unavailable extends Error {}
