/**
 * What does the partitioning of a batch: the function, called as Firehose calls it (invocations
 * out, responses in, retries between), inline JQ, or both compared. Knows nothing of prefixes,
 * buffers or files.
 */
package io.sespartitioner.replay.processor;
