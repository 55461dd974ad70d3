package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.infra.settings.Setting;
import io.sespartitioner.infra.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The place for a deployment's own settings. */
class CdkJsonTest {

  private static final Map<String, Object> CONTEXT = Templates.cdkJsonContext();

  /** Where builds are is no deployment's choice. */
  private static final Set<Setting<?>> BUILDS =
      Set.of(Setting.FUNCTION_BUILD, Setting.BACKFILL_JOB);

  @Test
  void hasAPlaceForEverySettingThatPeopleMake() {
    assertThat(CONTEXT.keySet())
        .containsAll(
            Setting.all().stream()
                .filter(setting -> !BUILDS.contains(setting))
                .map(Setting::key)
                .toList());
  }

  @Test
  void holdsTheDefaults() {
    Map<String, Object> context = new HashMap<>(CONTEXT);
    context.put("domain", "example.com");
    assertThat(Settings.read(context, Path.of("")))
        .isEqualTo(Settings.read(Map.of("domain", "example.com"), Path.of("")));
  }

  @Test
  void holdsNothingButSettingsAndFeatureFlags() {
    assertThat(CONTEXT.keySet())
        .allMatch(
            key ->
                key.startsWith("@aws-cdk")
                    || Setting.all().stream().anyMatch(known -> known.key().equals(key)));
  }
}
