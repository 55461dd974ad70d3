package io.sespartitioner.routing;

import io.sespartitioner.ses.JsonPointer;
import java.util.List;

/**
 * A place in the rules while their JQ query is derived, and where to say that it needs the Lambda.
 *
 * @param pointer JSON Pointer of the place
 * @param refused collects the parts that JQ can't express
 */
record JqPlace(String pointer, List<String> refused) {

  /** The place of a member or element within this one. */
  JqPlace at(String name) {
    return new JqPlace(pointer + "/" + JsonPointer.escape(name), refused);
  }

  /**
   * Notes that JQ can't express this place.
   *
   * @return an expression to go on with, so that all such places are found
   */
  String refuse(String reason) {
    refused.add(pointer + ": " + reason);
    return "empty";
  }
}
