/**
 * Measures the deployed handler side by side with the idiomatic one and with what no handler can do
 * without: throughput when warm, and time to the first response when cold.
 *
 * <p>It must not know how the handlers do their work.
 */
package io.sespartitioner.bench;
