/** Hands work from one thread to another, in order. Knows nothing of what is handed on. */
package io.sespartitioner.replay.relay;
