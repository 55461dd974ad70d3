/**
 * The folder that stands for the bucket, and the hidden one where objects are made. Knows nothing
 * of records or partitions.
 */
package io.sespartitioner.replay.folder;
