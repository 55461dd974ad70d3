package io.sespartitioner.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.infra.settings.Setting;
import io.sespartitioner.infra.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Templates of the stack as deployments by the CDK have them. */
public interface StackTemplates {

  /**
   * The template of the stack with the settings {@code chosen}; the others are the caller's.
   *
   * @param name folder of its cloud assembly
   */
  JsonNode template(String name, Map<Setting, Object> chosen) throws IOException;

  /** The folder of the cloud assembly {@code name}, with the files that its template refers to. */
  Path assembly(String name);

  /** All settings of the stack, with those {@code chosen}. */
  Settings settings(Map<Setting, Object> chosen);
}
