/**
 * How each sender's mail does: what its events say of sends, deliveries, bounces and complaints,
 * each message and recipient counted once, however often an event was delivered.
 *
 * <p>Knows events, not how they are filed or shown. A tally can be merged with others, so that
 * backfill counts in many tasks as replay does in one.
 */
package io.sespartitioner.replay.senders;
