/**
 * The local delivery stream: batches records for its processor and files what comes back, as
 * Firehose does with dynamic partitioning. Knows nothing of input files, of the Lambda wire format
 * or of how a report looks.
 */
package io.sespartitioner.replay.stream;
