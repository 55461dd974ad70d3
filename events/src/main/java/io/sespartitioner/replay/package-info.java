/** Placeholder. */
package io.sespartitioner.replay;
