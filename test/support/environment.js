/** The tests' environment: Node, and what takes long to make, so that each worker of jest makes it once, and not for each file of tests. */
const { TestEnvironment } = require('jest-environment-node');
const { ownValidator } = require('./strict-validator');

module.exports = class WorkerEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.strictValidatorOfWorker = ownValidator;
  }
};
