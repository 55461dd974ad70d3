/**
 * Reads SES events: the strict JSON reader, and the event with its tags, fields, headers and time.
 *
 * <p>Knows nothing of routing rules, of Firehose or of Lambda.
 */
package io.sespartitioner.ses;
