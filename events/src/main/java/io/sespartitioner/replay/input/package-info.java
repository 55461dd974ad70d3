/**
 * Reads files and folders and finds the records in them, whatever their form. Knows nothing of
 * Firehose's limits, of arrival times or of what an SES event says.
 */
package io.sespartitioner.replay.input;
