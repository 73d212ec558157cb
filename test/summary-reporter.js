/** Ends a test run with one line that says how many tests passed and failed. */
class SummaryReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    // A file that does not even load counts as a failed test.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.once('exit', () =>
      process.stdout.write(
        `\n${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
      ),
    );
  }
}

module.exports = SummaryReporter;
