package io.sespartitioner.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sespartitioner.infra.settings.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

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
  private static final int LINE_CHARS = 120;

  /** The first time that a zip file can tell, in no time zone. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** The settings that the template leaves open, as parameters, or has their default of. */
  public static Set<Setting<?>> decided() {
    return ParameterTemplate.ALL_ON.keySet();
  }

  /** Writes all, in place of what an earlier build wrote. */
  public void write(TemplateVariants stacks) throws IOException {
    ObjectNode template = ParameterTemplate.of(stacks);
    ObjectNode function = function(template);
    String hash = function.at("/Code/S3Key").asText().replace(".zip", "");
    Path code = stacks.assembly(ParameterTemplate.EVERYTHING).resolve("asset." + hash);
    String zip = "function-" + hash.substring(0, HASH_CHARS) + ".zip";
    clean();
    zip(code, folder.resolve(zip));
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
    Files.writeString(folder.resolve(name), text(template, "") + "\n", StandardCharsets.UTF_8);
  }

  /**
   * JSON to be read by people and still short, one line for what fits: CloudFormation takes no
   * template above 51,200 bytes but from S3.
   */
  private static String text(JsonNode node, String indent) {
    String line = node.toString();
    if (node.isEmpty() || indent.length() + line.length() <= LINE_CHARS) {
      return line;
    }
    String deeper = indent + " ";
    Stream<String> members =
        node.isArray()
            ? node.valueStream().map(element -> text(element, deeper))
            : node.propertyStream()
                .map(
                    field ->
                        TextNode.valueOf(field.getKey()) + ": " + text(field.getValue(), deeper));
    String lines = members.map(member -> deeper + member).collect(Collectors.joining(",\n"));
    return node.isArray()
        ? "[\n" + lines + "\n" + indent + "]"
        : "{\n" + lines + "\n" + indent + "}";
  }

  /** Zips a folder: the same bytes for the same content. */
  private static void zip(Path folder, Path zip) throws IOException {
    try (Stream<Path> paths = Files.walk(folder);
        OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (Path file : files(paths)) {
        ZipEntry entry = new ZipEntry(name(folder, file));
        entry.setTimeLocal(EPOCH);
        entries.putNextEntry(entry);
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
  }

  private static List<Path> files(Stream<Path> paths) {
    return paths.filter(Files::isRegularFile).sorted().toList();
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }
}
