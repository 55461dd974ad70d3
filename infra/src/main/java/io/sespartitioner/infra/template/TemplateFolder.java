package io.sespartitioner.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.infra.settings.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * What is deployed without the CDK: {@code template.json}, whose function has its code at a path,
 * so that {@code aws cloudformation package} uploads it; {@code console.json}, the same with
 * parameters for where the code was uploaded to; the code, {@code function-HASH.zip}; and the
 * {@code routing.json} in it; and {@code prove.sh}, which shows after deploying that it works.
 *
 * @param folder the folder, made if it is not there
 */
public record TemplateFolder(Path folder) {

  private static final String RULES = "routing.json";
  private static final String PROOF = "prove.sh";
  private static final int HASH_CHARS = 16;

  /** The settings that the template leaves open, as parameters, or has their default of. */
  public static Set<Setting> decided() {
    return ParameterTemplate.ALL_ON.keySet();
  }

  /** Writes all, in place of what an earlier build wrote. */
  public void write(StackTemplates stacks) throws IOException {
    ObjectNode template = ParameterTemplate.of(stacks);
    ObjectNode function = function(template);
    String hash = function.at("/Code/S3Key").asText().replace(".zip", "");
    Path code = stacks.assembly(ParameterTemplate.EVERYTHING).resolve("asset." + hash);
    String zip = "function-" + hash.substring(0, HASH_CHARS) + ".zip";
    clean();
    FolderZip.write(code, folder.resolve(zip));
    Files.copy(code.resolve(RULES), folder.resolve(RULES), StandardCopyOption.REPLACE_EXISTING);
    try (InputStream proof = TemplateFolder.class.getResourceAsStream(PROOF)) {
      Files.copy(proof, folder.resolve(PROOF), StandardCopyOption.REPLACE_EXISTING);
    }
    function.put("Code", zip);
    write("template.json", template);
    CodeParameters.add(template, function, zip);
    write("console.json", template);
  }

  private static ObjectNode function(ObjectNode template) {
    return (ObjectNode)
        template
            .path("Resources")
            .valueStream()
            .filter(resource -> resource.path("Type").asText().equals("AWS::Lambda::Function"))
            .map(resource -> resource.path("Properties"))
            .findFirst()
            .orElseThrow();
  }

  /** An earlier build's code has another name. */
  private void clean() throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "function-*.zip")) {
      for (Path zip : old) {
        Files.delete(zip);
      }
    }
  }

  private void write(String name, JsonNode template) throws IOException {
    Files.writeString(folder.resolve(name), ShortLines.of(template), StandardCharsets.UTF_8);
  }
}
