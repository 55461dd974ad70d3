/**
 * Reads JSON text in bytes: one strict, forward-only reader, and what texts, numbers and pointers
 * are. The whole project reads JSON that has to be read fast by this.
 *
 * <p>Knows nothing of SES, of routing rules, of Firehose or of Lambda.
 */
package io.sespartitioner.json;
