/**
 * The handler that most would write: AWS's event class in, plain objects out, a tree per record.
 *
 * <p>It must not know the function, whose rival it is.
 */
package io.sespartitioner.bench.idiomatic;
