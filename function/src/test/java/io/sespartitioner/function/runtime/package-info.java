/**
 * Runs a Lambda deployment package in a process of its own, as Lambda does: AWS's own runtime
 * client against a local Runtime API. Serves integration tests and the cold-start benchmark.
 *
 * <p>It must not know what the function does with an invocation.
 */
package io.sespartitioner.function.runtime;
