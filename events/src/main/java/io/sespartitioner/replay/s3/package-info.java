/**
 * Objects in S3: lists and reads those of the inputs, and publishes those that a run made. The only
 * package that knows AWS's SDK; nothing of it is loaded by runs that don't name a bucket. Knows
 * nothing of records.
 */
package io.sespartitioner.replay.s3;
