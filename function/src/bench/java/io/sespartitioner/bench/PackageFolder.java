package io.sespartitioner.bench;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.function.runtime.LambdaPackage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.joda.time.DateTime;

/** Makes deployment packages of handlers that stand beside the benchmark. */
final class PackageFolder {
  /** A class of each jar that a handler needs for AWS's events and databind. */
  static final List<Class<?>> EVENTS_AND_DATABIND =
      List.of(
          KinesisFirehoseEvent.class,
          DateTime.class,
          ObjectMapper.class,
          JsonFactory.class,
          JsonProperty.class);

  private PackageFolder() {}

  /**
   * Makes a package, or makes it anew.
   *
   * @param others the handler's other classes
   * @param libraries a class of each jar that it needs beside aws-lambda-java-core
   */
  static LambdaPackage make(
      Path folder, Class<?> handler, List<Class<?>> others, List<Class<?>> libraries)
      throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    for (Class<?> type : Stream.concat(Stream.of(handler), others.stream()).toList()) {
      copyClass(type, folder);
    }
    copyJar(RequestStreamHandler.class, lib);
    for (Class<?> type : libraries) {
      copyJar(type, lib);
    }
    return new LambdaPackage(folder, handler.getName());
  }

  private static void copyClass(Class<?> type, Path folder) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void copyJar(Class<?> type, Path lib) throws IOException {
    try {
      Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      Files.copy(jar, lib.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
