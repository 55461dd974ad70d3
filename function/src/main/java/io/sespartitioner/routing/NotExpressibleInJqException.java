package io.sespartitioner.routing;

import java.util.List;

/** Thrown for routing rules that need the Lambda; it names every such part. */
public class NotExpressibleInJqException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> parts;

  /** Makes an exception whose message has one line for each part. */
  public NotExpressibleInJqException(List<String> parts) {
    super(
        "These parts of the routing rules need the Lambda (processor=lambda):\n  "
            + String.join("\n  ", parts));
    this.parts = List.copyOf(parts);
  }

  /** JSON Pointer of each part and the reason, in the order of the rules; never empty. */
  public List<String> parts() {
    return parts;
  }
}
