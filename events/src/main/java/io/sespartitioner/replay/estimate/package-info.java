/**
 * What a month of such traffic would be and cost, from what was replayed and a file of prices.
 * Knows nothing of partitions, reports or files.
 */
package io.sespartitioner.replay.estimate;
