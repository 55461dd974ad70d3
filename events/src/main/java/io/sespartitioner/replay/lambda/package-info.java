/**
 * Firehose's side of the Lambda call: invocations out, responses in, retries between. Knows nothing
 * of prefixes, buffers or files.
 */
package io.sespartitioner.replay.lambda;
