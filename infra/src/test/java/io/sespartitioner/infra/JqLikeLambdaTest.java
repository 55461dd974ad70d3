package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.routing.Router;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.SesEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The query in the template files each sample where the Lambda does. */
class JqLikeLambdaTest {

  private static final Path SAMPLES = Path.of("../events/samples");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Router ROUTER = new Router(RoutingRules.standard());

  /** A value that the Lambda has made safe ends so. */
  private static final String HASHED = ".*-[0-9a-f]{16}";

  /** JQ can't hash: it marks unsafe text, and leaves text that only looks hashed. */
  private static final String MARKED_OR_LOOKS_HASHED = ".*!.*|" + HASHED;

  @ParameterizedTest
  @MethodSource("samples")
  void sameSampleSamePartition(Path sample) throws IOException {
    byte[] bytes = Files.readAllBytes(SAMPLES.resolve(sample));
    Optional<String> lambda = byLambda(bytes);
    Optional<String> jq = byJq(bytes);
    if (lambda.filter(value -> value.matches(HASHED)).isPresent()) {
      assertThat(jq).get().asString().matches(MARKED_OR_LOOKS_HASHED);
    } else {
      assertThat(jq).isEqualTo(lambda);
    }
  }

  private static Optional<String> byLambda(byte[] event) {
    try {
      Routed routed = (Routed) ROUTER.route(SesEvent.parse(event));
      return Optional.of(routed.partitionKeys().asMap().get("userName"));
    } catch (MalformedSesEventException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> byJq(byte[] event) throws IOException {
    JsonNode tree;
    try {
      tree = JSON.readTree(event);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    if (!tree.isObject()) {
      return Optional.empty();
    }
    Scope scope = Scope.newEmptyScope();
    BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
    List<JsonNode> results = new ArrayList<>();
    JsonQuery.compile(query(), Versions.JQ_1_6).apply(scope, tree, results::add);
    assertThat(results).hasSize(1);
    return Optional.of(results.get(0).path("userName").textValue());
  }

  private static String query() {
    return Templates.properties(
            Templates.with("processor", "jq"), "AWS::KinesisFirehose::DeliveryStream")
        .get(0)
        .at(
            "/ExtendedS3DestinationConfiguration/ProcessingConfiguration/Processors/0/Parameters"
                + "/0/ParameterValue")
        .textValue();
  }

  private static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files.filter(Files::isRegularFile).map(SAMPLES::relativize).sorted().toList().stream();
    }
  }
}
