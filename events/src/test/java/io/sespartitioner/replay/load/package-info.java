/** Measures replay on files of any size, and judges by checksums whether every record is kept. */
package io.sespartitioner.replay.load;
