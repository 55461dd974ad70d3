package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sespartitioner.routing.BadRoutingRulesException.Problems;
import io.sespartitioner.routing.KeySource.KeyText;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What it takes to add a key source of everybody's: its type with its reader, and one line. */
class KeySourcesTest {

  /** The end of a tag's first value, as it stands after the last character of that kind. */
  private record AfterLast(String tag, String separator) implements KeySource {

    /** Reads {@code {"afterLast": TAG, "separator": TEXT}}. */
    static final class Reader implements KeySources.Reader {
      @Override
      public List<String> properties() {
        return List.of("separator");
      }

      @Override
      public Optional<AfterLast> read(Node node, Map<String, Node> members) {
        return node.text()
            .flatMap(tag -> members.get("separator").text().map(end -> new AfterLast(tag, end)));
      }
    }

    @Override
    public Optional<KeyText> read(SesEvent event) {
      return event
          .tag(tag)
          .map(text -> KeyText.fromEvent(text.substring(text.lastIndexOf(separator) + 1)));
    }

    @Override
    public Selection selection() {
      return Selection.tag(tag);
    }

    @Override
    public int longest() {
      return PartitionValue.MAX_CHARACTERS;
    }

    @Override
    public String jqText(Jq.Place place) {
      return place.at("afterLast").refuse("nobody wrote it for JQ");
    }
  }

  private final KeySources sources = new KeySources(TimeZones.UTC);

  @Test
  void takesOneMoreByItsNameAndReader() {
    sources.add("afterLast", new AfterLast.Reader());

    var keys =
        read(
            "{\"k\": {\"firstOf\": [{\"afterLast\": \"t\", \"separator\": \".\"}], \"lowercase\": true}}");

    assertThat(
            keys.get("k").read(SesEvent.parse("{\"mail\":{\"tags\":{\"t\":[\"shop.Orders\"]}}}")))
        .contains("orders");
  }

  @Test
  void refusesWhatBelongsToTheOneMoreInOthers() {
    sources.add("afterLast", new AfterLast.Reader());

    assertThatExceptionOfType(BadRoutingRulesException.class)
        .isThrownBy(() -> read("{\"k\": {\"tag\": \"t\", \"separator\": \".\"}}"))
        .withMessageContaining("\"separator\" belongs to \"afterLast\": remove it");
  }

  @Test
  void namesTheOneMoreWhereASourceIsMissing() {
    sources.add("afterLast", new AfterLast.Reader());

    assertThatExceptionOfType(BadRoutingRulesException.class)
        .isThrownBy(() -> read("{\"k\": {}}"))
        .withMessageContaining("write one of tag, field, header, time, custom, firstOf, afterLast");
  }

  private Map<String, PartitionKey> read(String json) {
    byte[] file = json.getBytes(StandardCharsets.UTF_8);
    var problems = new Problems(file);
    Node node = Node.read(file, problems);
    Map<String, PartitionKey> keys = KeysReader.read(KeysReader.declared(node), sources);
    if (!problems.none()) {
      throw problems.toException();
    }
    return keys;
  }
}
