package io.sespartitioner.replay.estimate;

/**
 * What a delivery stream has to do in some time.
 *
 * @param events number of events
 * @param bytes their bytes
 * @param billedBytes their bytes, each event rounded up as Firehose bills it
 * @param objects objects delivered
 * @param errorObjects objects of error output
 * @param invocations calls of the function, if it does the partitioning
 */
public record Load(
    double events,
    double bytes,
    double billedBytes,
    double objects,
    double errorObjects,
    double invocations) {

  /** The same, so many times. */
  Load times(double factor) {
    return new Load(
        events * factor,
        bytes * factor,
        billedBytes * factor,
        objects * factor,
        errorObjects * factor,
        invocations * factor);
  }
}
