/** Placeholder. */
package io.sespartitioner.routing;
