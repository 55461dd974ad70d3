/**
 * Puts records in order of arrival with flat memory. Knows nothing of what records say or where
 * they go.
 */
package io.sespartitioner.replay.order;
