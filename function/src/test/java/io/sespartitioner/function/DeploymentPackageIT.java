package io.sespartitioner.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.function.runtime.LambdaPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is deployed, beside the bill of materials that the build writes. */
class DeploymentPackageIT {
  private static final Path LAMBDA = LambdaPackage.deployed().folder();
  private static final Path BILL = Path.of("target", "bom.json");
  private static final int MAX_BYTES = 2_500_000;

  @Test
  void holdsOurClassesTheRulesAndTheJarsOnTheBillAndNothingElse() throws Exception {
    Map<String, String> billed = new TreeMap<>();
    for (JsonNode component : components()) {
      String jar =
          component.get("name").asText() + "-" + component.get("version").asText() + ".jar";
      billed.put(jar, sha256(component));
    }
    Map<String, String> deployed = new TreeMap<>();
    for (Path jar : files(LAMBDA.resolve("lib"))) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
      deployed.put(jar.getFileName().toString(), HexFormat.of().formatHex(digest));
    }
    assertThat(deployed).isEqualTo(billed).hasSize(2);
    assertThat(files(LAMBDA))
        .map(file -> LAMBDA.relativize(file).toString().replace('\\', '/'))
        .allMatch(
            file ->
                file.matches(
                    "lib/.*|io/sespartitioner/(json|ses|routing|function)/.*|routing(\\.schema)?\\.json"));
  }

  @Test
  void isOfLicencesThatGoWithApache2() throws IOException {
    List<String> licences = new ArrayList<>();
    for (JsonNode component : components()) {
      JsonNode licence = component.at("/licenses/0/license");
      licences.add(licence.path("id").asText(licence.path("name").asText()));
    }
    // Go's is the BSD licence of three clauses.
    assertThat(licences).containsExactlyInAnyOrder("Apache-2.0", "Go License");
  }

  @Test
  void isSmall() {
    assertThat(LambdaPackage.deployed().bytes()).isLessThan(MAX_BYTES);
  }

  private static JsonNode components() throws IOException {
    return TestInvocation.JSON.readTree(BILL.toFile()).get("components");
  }

  private static String sha256(JsonNode component) {
    for (JsonNode hash : component.get("hashes")) {
      if (hash.get("alg").asText().equals("SHA-256")) {
        return hash.get("content").asText();
      }
    }
    throw new AssertionError("No SHA-256 of " + component.get("name"));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
