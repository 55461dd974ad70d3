/**
 * Reads files and folders and finds the records in them, whatever their form. Knows how long a
 * record may be, but nothing of arrival times or of what an SES event says.
 */
package io.sespartitioner.replay.input;
