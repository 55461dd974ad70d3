package io.sespartitioner.replay.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.function.RecordRouter;
import io.sespartitioner.function.Verdict;
import io.sespartitioner.replay.stream.BatchProcessor;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.Failure;
import io.sespartitioner.replay.stream.Failure.ErrorType;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/**
 * Firehose's inline JQ 1.6: runs the query on each record and takes the members of its result for
 * partition keys. A record that isn't one JSON object, and a key that is null or empty, go to
 * {@code metadata-extraction-failed}.
 */
public final class JqProcessor implements BatchProcessor {

  private static final String CODE = "DynamicPartitioning.MetadataExtractionFailed";

  private final Scope scope = Scope.newEmptyScope();
  private final JsonQuery query;

  /**
   * A processor that runs this query.
   *
   * @param query one object constructor, as Firehose demands
   */
  public JqProcessor(String query) {
    BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
    scope.addFunction("fromjson", 0, JqProcessor::fromJson);
    try {
      this.query = JsonQuery.compile(query, Versions.JQ_1_6);
    } catch (JsonQueryException e) {
      throw new IllegalStateException("Can't compile the JQ query: " + query, e);
    }
  }

  @Override
  public List<Outcome> process(Batch batch) {
    return batch.records().stream().map(this::outcome).toList();
  }

  private Outcome outcome(FirehoseRecord record) {
    Optional<JsonNode> event = JqReader.read(record.payload()).filter(JsonNode::isObject);
    try {
      return event.isPresent() ? keys(event.get(), record) : failed("Non JSON record provided");
    } catch (JsonQueryException e) {
      return failed("The query failed on the record");
    }
  }

  private static void fromJson(
      Scope scope,
      List<Expression> arguments,
      JsonNode in,
      Path path,
      PathOutput output,
      Version version)
      throws JsonQueryException {
    Optional<JsonNode> value =
        in.isTextual() ? JqReader.read(in.textValue().getBytes(UTF_8)) : Optional.empty();
    output.emit(value.orElseThrow(() -> new JsonQueryException("No JSON in the text")), null);
  }

  private Outcome keys(JsonNode event, FirehoseRecord record) throws JsonQueryException {
    List<JsonNode> results = new ArrayList<>();
    query.apply(Scope.newChildScope(scope), event, results::add);
    Map<String, String> keys = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : results.get(0).properties()) {
      String value = member.getValue().isContainerNode() ? "" : member.getValue().asText("");
      if (value.isEmpty() || member.getValue().isNull()) {
        return failed("partitionKeys values must not be null or empty");
      }
      keys.put(member.getKey(), value);
    }
    return new Outcome.Partitioned(keys, ByteBuffer.wrap(record.payload()));
  }

  private static Outcome failed(String message) {
    return new Outcome.Failed(Failure.of(ErrorType.METADATA_EXTRACTION_FAILED, CODE, message));
  }

  /**
   * Counts the records that take an {@code otherwise}. What JQ answers doesn't tell, so the rules
   * that the query was derived from are asked.
   */
  public static final class FallbackCounter implements BatchProcessor {

    private final BatchProcessor jq;
    private final LongAdder count;
    private final RecordRouter router;

    /** A counter around JQ that adds to this count. */
    public FallbackCounter(BatchProcessor jq, RoutingRules rules, LongAdder count) {
      this.jq = jq;
      this.count = count;
      this.router = new RecordRouter(rules);
    }

    @Override
    public List<Outcome> process(Batch batch) throws IOException {
      List<Outcome> outcomes = jq.process(batch);
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i) instanceof Outcome.Partitioned && isFallback(batch.records().get(i))) {
          count.increment();
        }
      }
      return outcomes;
    }

    /** Not of what JQ reads and the function refuses, such as bytes that aren't UTF-8. */
    private boolean isFallback(FirehoseRecord record) {
      return router.route(record.payload(), record.payload().length)
              instanceof Verdict.Delivered delivered
          && delivered.fallback();
    }

    @Override
    public void close() {
      jq.close();
    }
  }
}
