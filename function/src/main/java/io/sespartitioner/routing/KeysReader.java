package io.sespartitioner.routing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code keys}. */
final class KeysReader {

  /** The most partition keys that Firehose takes. */
  static final int MAX_KEYS = 50;

  private static final String DEFAULT_OTHERWISE = "unknown";

  private KeysReader() {}

  /** What may stand in a key. */
  static List<String> properties(KeySources sources) {
    List<String> properties = sources.properties();
    properties.add("otherwise");
    properties.add("required");
    return properties;
  }

  /** The keys as declared, whether they are right or not. */
  static Map<String, Node> declared(Node node) {
    Map<String, Node> declared = node.members();
    if (declared.isEmpty() && node.isObject()) {
      node.problem("No keys: declare at least one, Firehose refuses a prefix without");
    }
    if (declared.size() > MAX_KEYS) {
      node.problem("Firehose takes " + MAX_KEYS + " keys, not " + declared.size() + ": use fewer");
    }
    for (Node key : declared.values()) {
      if (!isName(key.name())) {
        key.problemWithName(
            "Bad key name \""
                + key.name()
                + "\": begin with a letter, go on with letters, digits and _");
      }
    }
    return declared;
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || !(c == '_' || (c >= '0' && c <= '9')))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** The keys that are right, in order. */
  static Map<String, PartitionKey> read(Map<String, Node> declared, KeySources sources) {
    List<String> properties = properties(sources);
    Map<String, PartitionKey> keys = new LinkedHashMap<>();
    for (Node node : declared.values()) {
      Map<String, Node> members = KeySources.members(node, properties);
      Optional<KeySource> source = sources.read(node, members);
      Optional<String> otherwise = otherwise(members);
      if (source.isPresent()) {
        keys.put(node.name(), new PartitionKey(node.name(), source.get(), otherwise));
      }
    }
    return keys;
  }

  private static Optional<String> otherwise(Map<String, Node> members) {
    Node otherwise = members.get("otherwise");
    Node required = members.get("required");
    boolean isRequired = required != null && required.isTrue();
    if (isRequired && otherwise != null) {
      required.problemWithName("Both \"required\" and \"otherwise\": keep one of them");
    }
    if (isRequired) {
      return Optional.empty();
    }
    return otherwise == null ? Optional.of(DEFAULT_OTHERWISE) : AuthorText.read(otherwise);
  }
}
