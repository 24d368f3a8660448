import { Testing } from 'cdk8s';

/**
 * A manifest or a part of it, a recorded verdict, a schema: what comes out of `Testing.synth` or a JSON file. cdk8s itself types it as
 * `any`, and the tests are there to say what it holds.
 */
export type Untyped = ReturnType<typeof Testing.synth>[number];
