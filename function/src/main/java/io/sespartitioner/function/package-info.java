/** Placeholder. */
package io.sespartitioner.function;
