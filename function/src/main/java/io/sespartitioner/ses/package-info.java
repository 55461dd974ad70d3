/**
 * Reads SES events: the event with its tags, fields, headers and time, in one pass.
 *
 * <p>Knows nothing of routing rules, of Firehose or of Lambda.
 */
package io.sespartitioner.ses;
