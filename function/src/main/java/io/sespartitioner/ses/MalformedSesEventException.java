package io.sespartitioner.ses;

import io.sespartitioner.json.JsonReader;

/** Says why bytes are not the text of one SES event. It never carries a part of the text. */
public final class MalformedSesEventException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is wrong with the text. The first that holds, in this order, is the one reported. */
  public enum Fault {
    /** Some byte, anywhere in the text, is not UTF-8. */
    NOT_UTF8,
    /** Arrays and objects are nested over {@link JsonReader#MAX_DEPTH} deep. */
    TOO_DEEP,
    /** The text is not valid JSON. */
    NOT_JSON,
    /** The text begins with a valid JSON value, but that is not an object. */
    NOT_AN_OBJECT,
    /** The object is valid, but something other than white space follows. */
    TRAILING_TEXT
  }

  private final Fault fault;

  MalformedSesEventException(Fault fault) {
    // No stack trace: hostile records must not cost more than good ones.
    super(fault.name(), null, false, false);
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
