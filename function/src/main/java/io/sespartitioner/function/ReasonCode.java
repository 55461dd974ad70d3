package io.sespartitioner.function;

import io.sespartitioner.routing.Routing.Failed;
import io.sespartitioner.ses.MalformedSesEventException;

/** Why a record failed: the closed list of reasons that the function's log gives. */
public enum ReasonCode {
  /** The record's data is not base64. */
  NOT_BASE64("not-base64"),
  /** The payload is GZIP or zlib, by its first bytes. */
  COMPRESSED("compressed"),
  /** The payload is not UTF-8. */
  NOT_UTF8("not-utf8"),
  /** The payload is not JSON. */
  NOT_JSON("not-json"),
  /** The payload is JSON, but not an object. */
  NOT_AN_OBJECT("not-an-object"),
  /** The payload is nested over 1,000 deep. */
  TOO_DEEP("too-deep"),
  /** Something other than white space follows the object. */
  TRAILING_TEXT("trailing-text"),
  /** A key that is required has no value. */
  REQUIRED_KEY("required-key"),
  /** A rule says {@code fail}. */
  RULE("rule"),
  /** A custom key source threw an exception. */
  CUSTOM_SOURCE("custom-source"),
  /** The answer would have passed Lambda's limit of 6 MB. */
  RESPONSE_TOO_LARGE("response-too-large"),
  /** A defect of the function itself. */
  INTERNAL("internal");

  private final String wireName;

  ReasonCode(String wireName) {
    this.wireName = wireName;
  }

  /** The code as it stands in the log and in replay's report, such as {@code not-json}. */
  public String wireName() {
    return wireName;
  }

  /** The reason for a payload that is no SES event. */
  public static ReasonCode of(MalformedSesEventException.Fault fault) {
    return switch (fault) {
      case NOT_UTF8 -> NOT_UTF8;
      case TOO_DEEP -> TOO_DEEP;
      case NOT_JSON -> NOT_JSON;
      case NOT_AN_OBJECT -> NOT_AN_OBJECT;
      case TRAILING_TEXT -> TRAILING_TEXT;
    };
  }

  /** The reason for an event that the routing rules fail. */
  public static ReasonCode of(Failed.Cause cause) {
    return switch (cause) {
      case REQUIRED_KEY -> REQUIRED_KEY;
      case RULE -> RULE;
      case CUSTOM_SOURCE -> CUSTOM_SOURCE;
    };
  }
}
