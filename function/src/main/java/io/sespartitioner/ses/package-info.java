/** Placeholder. */
package io.sespartitioner.ses;
