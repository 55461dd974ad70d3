/** Shows how far a run is. Knows nothing of what is being counted. */
package io.sespartitioner.replay.progress;
