/**
 * What a replay did, as immutable data, with events over time, and its forms: text and JSON. Knows
 * nothing of how records are read, processed or filed.
 */
package io.sespartitioner.replay.report;
