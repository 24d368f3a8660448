/** Names what was skipped, so that a missing tool or folder does not pass for a green guard. */
module.exports = class SkippedReporter {
  onRunComplete(_contexts, { testResults }) {
    for (const { testResults: tests } of testResults) {
      for (const { status, fullName } of tests) {
        if (status === 'pending') {
          process.stderr.write(`skipped: ${fullName}\n`);
        }
      }
    }
  }
};
