/** Placeholder. */
package io.sespartitioner.infra;
