package io.sespartitioner.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts several templates into one, by conditions. It starts from the template with everything, and
 * each choice has another template, what is left when the choice is off: a resource that is not in
 * it gets the choice's condition, and a value that differs becomes {@code Fn::If}.
 *
 * <p>So choices are told from each other by what they change, which no two may do in one place.
 */
final class Alternatives {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode everything;
  private final ObjectNode merged;

  /** Begins with {@code everything}, the template with each choice on. */
  Alternatives(JsonNode everything) {
    this.everything = everything;
    this.merged = everything.deepCopy();
  }

  /** The template with all choices added so far. */
  ObjectNode template() {
    return merged.deepCopy();
  }

  /**
   * Adds a choice.
   *
   * @param condition name of the condition that holds while the choice is on
   * @param without the template with this choice off and all others on
   * @throws IllegalStateException if it changes what CloudFormation has no condition for, or what
   *     another choice changes, too
   */
  void add(String condition, JsonNode without) {
    new Choice(condition, without).add();
  }

  private final class Choice {

    private final String condition;
    private final JsonNode without;

    Choice(String condition, JsonNode without) {
      this.condition = condition;
      this.without = without;
    }

    void add() {
      for (String section : Set.of("Resources", "Outputs")) {
        for (String id : names(everything.path(section), without.path(section))) {
          member(section, id);
        }
      }
    }

    private void member(String section, String id) {
      JsonNode with = everything.path(section).path(id);
      JsonNode otherwise = without.path(section).path(id);
      ObjectNode target = merged.path(section).withObjectProperty(id);
      if (with.isMissingNode() || (otherwise.isMissingNode() && target.has("Condition"))) {
        throw cannot(section + "/" + id);
      } else if (otherwise.isMissingNode()) {
        target.put("Condition", condition);
      } else {
        names(with, otherwise).forEach(name -> attribute(target, name, with, otherwise));
      }
    }

    private void attribute(ObjectNode target, String name, JsonNode with, JsonNode otherwise) {
      JsonNode a = with.path(name);
      JsonNode b = otherwise.path(name);
      if (Set.of("Properties", "Value").contains(name)) {
        target.set(name, value(target.path(name), a, b));
      } else if (name.equals("DependsOn")) {
        dependency(target, a, b);
      } else if (!a.equals(b)) {
        throw cannot(name);
      }
    }

    /** A list of dependencies takes no function, but metadata does, and counts as much. */
    private void dependency(ObjectNode target, JsonNode with, JsonNode otherwise) {
      ArrayNode always = JSON.arrayNode();
      for (JsonNode id : target.path("DependsOn")) {
        boolean onlyWith = contains(with, id) && !contains(otherwise, id);
        if (onlyWith) {
          target
              .withObjectProperty("Metadata")
              .withArrayProperty("DependsOn")
              .add(either(JSON.objectNode().put("Ref", id.asText()), MissingNode.getInstance()));
        } else {
          always.add(id);
        }
      }
      target.set("DependsOn", always);
      if (always.isEmpty()) {
        target.remove("DependsOn");
      }
    }

    private JsonNode value(JsonNode now, JsonNode with, JsonNode otherwise) {
      if (with.equals(otherwise)) {
        return now;
      }
      if (alike(with, otherwise) && alike(with, now)) {
        return with.isArray() ? list(now, with, otherwise) : object(now, with, otherwise);
      }
      if (!now.equals(with)) {
        throw cannot(with.toString());
      }
      return either(with, otherwise);
    }

    private ObjectNode object(JsonNode now, JsonNode with, JsonNode otherwise) {
      // Has what other choices brought, besides.
      ObjectNode result = now.deepCopy();
      for (String name : names(with, otherwise)) {
        result.set(name, value(now.path(name), with.path(name), otherwise.path(name)));
      }
      return result;
    }

    private ArrayNode list(JsonNode now, JsonNode with, JsonNode otherwise) {
      ArrayNode result = JSON.arrayNode();
      for (int i = 0; i < Math.max(now.size(), otherwise.size()); i++) {
        result.add(value(now.path(i), with.path(i), otherwise.path(i)));
      }
      return result;
    }

    private ObjectNode either(JsonNode with, JsonNode otherwise) {
      ObjectNode function = JSON.objectNode();
      function.putArray("Fn::If").add(condition).add(orNone(with)).add(orNone(otherwise));
      return function;
    }

    private IllegalStateException cannot(String place) {
      return new IllegalStateException("No place for the condition " + condition + ": " + place);
    }
  }

  /** Whether two values are compared part by part: both lists, or both objects of one kind. */
  private static boolean alike(JsonNode one, JsonNode other) {
    return (one.isArray() && other.isArray())
        || (one.isObject()
            && other.isObject()
            && (haveOneText(one, other) || (!isFunction(one) && !isFunction(other)))
            && one.path("Type").equals(other.path("Type")));
  }

  /** Whether both substitute variables in the same text: then only the variables differ. */
  private static boolean haveOneText(JsonNode one, JsonNode other) {
    JsonNode text = one.path("Fn::Sub").path(0);
    return text.isTextual() && text.equals(other.path("Fn::Sub").path(0));
  }

  private static boolean contains(JsonNode list, JsonNode element) {
    return list.valueStream().anyMatch(element::equals);
  }

  private static boolean isFunction(JsonNode node) {
    String name = node.size() == 1 ? node.fieldNames().next() : "";
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  private static JsonNode orNone(JsonNode node) {
    return node.isMissingNode() ? JSON.objectNode().put("Ref", "AWS::NoValue") : node;
  }

  private static Set<String> names(JsonNode one, JsonNode other) {
    Set<String> names = new LinkedHashSet<>();
    one.fieldNames().forEachRemaining(names::add);
    Set<String> others = new TreeSet<>();
    other.fieldNames().forEachRemaining(others::add);
    names.addAll(others);
    return names;
  }
}
