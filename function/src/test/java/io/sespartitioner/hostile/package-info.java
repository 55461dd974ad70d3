/**
 * What nobody would send, made at random: events, JSON texts, mutated samples, and a naive reading
 * of them that the code under test is compared with.
 *
 * <p>It must not know the code under test.
 */
package io.sespartitioner.hostile;
