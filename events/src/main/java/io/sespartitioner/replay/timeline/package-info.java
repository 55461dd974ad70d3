/**
 * How many events went to which partition when, in memory that doesn't grow with the input. Knows
 * nothing of reports or of how the counts are drawn.
 */
package io.sespartitioner.replay.timeline;
