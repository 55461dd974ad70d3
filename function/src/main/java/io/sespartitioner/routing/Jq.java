package io.sespartitioner.routing;

import io.sespartitioner.json.JsonPointer;
import io.sespartitioner.json.JsonText;
import io.sespartitioner.routing.KeySource.KeyText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Pieces of JQ 1.6.
 *
 * <p>An expression for a text yields one text that is not empty, or nothing, and fails on no JSON
 * object: what has the wrong type yields nothing. In brackets it is therefore a list of one or
 * none, which is compared and added to without {@code //}, to which {@code false} is nothing.
 */
final class Jq {

  /** From a record to its event, which may be in the envelope of SNS or EventBridge. */
  static final String EVENT =
      "if has(\"mail\")then . else[(select(.Type==\"Notification\").Message|fromjson?),"
          + "select(.source==\"aws.ses\").detail,.|objects][0]end";

  /** From a code point to its escape. */
  private static final String ESCAPED =
      "\"!\"+([recurse(./16|floor;.>0)%16|\"0123456789abcdef\"[.:.+1]]|reverse|add)+\"!\"";

  /** From a text to a value that stays in its path segment; see {@link JqQuery}. */
  static final String SAFE =
      "((.!=\".\"and .!=\"..\")as $named|explode|map(if $named and((.>42 and .<58 and .!=47)or .==61"
          + " or(.>63 and .<91)or .==95 or(.>96 and .<123))then[.]|implode else "
          + ESCAPED
          + " end)|add|if length>"
          + PartitionValue.MAX_CHARACTERS
          + " then .[:"
          + (PartitionValue.MAX_CHARACTERS - 2)
          + "]+\"!!\"else . end)";

  /** What {@link #SAFE} gives for one text and no other: what it cuts ends in {@code !!}. */
  private static final Pattern VALUE_OF_ONE_TEXT =
      Pattern.compile("([A-Za-z0-9+=,.@_-]|![0-9a-f]+!)+");

  private static final String NOT_EMPTY = "|strings|select(.!=\"\")";

  private Jq() {}

  /** The text at a path. */
  static String text(String path) {
    return "(" + path + ")?" + NOT_EMPTY;
  }

  /** The text, boolean or whole number at the reference tokens of a JSON Pointer. */
  static String scalar(List<String> tokens) {
    var path = new StringBuilder();
    for (String token : tokens) {
      path.append(path.length() > 0 && isIndex(token) ? "|" : "").append(step(token));
    }
    return "("
        + path
        + ")?|if type==\"number\"and .==floor and .<=9007199254740991 and .>=-9007199254740991"
        + " then .+0|tostring elif type==\"boolean\"then tostring else . end"
        + NOT_EMPTY;
  }

  private static String step(String token) {
    String member = "." + (isIdentifier(token) ? token : JsonText.quote(token));
    return isIndex(token)
        ? "(if type==\"array\"then .[" + token + "]else " + member + " end)"
        : member;
  }

  private static boolean isIdentifier(String token) {
    return token.matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  private static boolean isIndex(String token) {
    return token.matches("0|[1-9][0-9]{0,8}");
  }

  /** The value of the first header of that name. */
  static String header(String name) {
    String lowercase = KeyText.fromEvent(name).lowercase().text();
    return "[.mail|objects|.headers|arrays|.[]|objects|select((.name|strings|ascii_downcase)=="
        + JsonText.quote(lowercase)
        + ")][0]|objects|.value"
        + NOT_EMPTY;
  }

  /** The first text that one of the expressions yields. */
  static String first(Collection<String> expressions) {
    return list(expressions) + "[0]|strings";
  }

  /** A list of what the expressions yield, in order. */
  static String list(Collection<String> expressions) {
    var list = new StringBuilder("[");
    for (String expression : expressions) {
      list.append(list.length() == 1 ? "" : ",").append('(').append(expression).append(')');
    }
    return list.append(']').toString();
  }

  /** Whether the query gives this partition value, and for one text only. */
  static boolean isValueOfOneText(String value) {
    return value.length() <= PartitionValue.MAX_CHARACTERS
        && !PartitionValue.isDots(value)
        && VALUE_OF_ONE_TEXT.matcher(value).matches();
  }

  /** The partition value for a text. */
  static String safe(String text) {
    return text + "|" + SAFE;
  }

  /** From a text to what the map has for it, else to what {@code unlisted} makes of it. */
  static String mapped(Map<String, String> texts, String unlisted) {
    List<String> members = new ArrayList<>();
    new TreeMap<>(texts)
        .forEach((from, to) -> members.add(JsonText.quote(from) + ":" + JsonText.quote(to)));
    return "({" + String.join(",", members) + "}[.]//" + unlisted + ")";
  }

  /** Whether the text is one of these. */
  static String isOneOf(String text, Collection<String> texts) {
    List<String> tests = new ArrayList<>();
    for (String one : texts) {
      tests.add(".==[" + JsonText.quote(one) + "]");
    }
    return "([" + text + "]|" + String.join(" or ", tests) + ")";
  }

  /** Whether there is a text, or whether there is none. */
  static String exists(String text, boolean wanted) {
    return "([" + text + "]" + (wanted ? "!=" : "==") + "[])";
  }

  /**
   * A place in the rules while their JQ query is derived, and where to say that it needs the
   * Lambda.
   *
   * @param pointer JSON Pointer of the place
   * @param refused collects the parts that JQ can't express
   */
  record Place(String pointer, List<String> refused) {

    /** The place of a member or element within this one. */
    Place at(String name) {
      return new Place(pointer + "/" + JsonPointer.escape(name), refused);
    }

    /**
     * Notes that JQ can't express this place.
     *
     * @return an expression to go on with, so that all such places are found
     */
    String refuse(String reason) {
      refused.add(JsonText.shown(pointer + ": " + reason));
      return "empty";
    }
  }
}
