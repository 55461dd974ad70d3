/**
 * A handler that does nothing: what the JVM and AWS's runtime client take on their own.
 *
 * <p>It must not need any library.
 */
package io.sespartitioner.bench.echo;
