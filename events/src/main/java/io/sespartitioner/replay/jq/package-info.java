/**
 * Inline JQ in place of the function, and the comparison of the two. Knows nothing of prefixes,
 * buffers or files.
 */
package io.sespartitioner.replay.jq;
