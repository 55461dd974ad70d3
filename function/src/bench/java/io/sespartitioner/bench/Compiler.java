package io.sespartitioner.bench;

import java.util.ArrayList;
import java.util.List;

/** Which of the JVM's compilers a fork has. */
enum Compiler {
  /** The fast one only, as Lambda starts Java by default. */
  C1("-XX:TieredStopAtLevel=1"),

  /** Both, as after {@code JAVA_TOOL_OPTIONS} or with SnapStart. */
  C2("-XX:TieredStopAtLevel=4");

  private final String option;

  Compiler(String option) {
    this.option = option;
  }

  /** The JVM option that chooses it. */
  String option() {
    return option;
  }

  /** The JVM options of a fork: this compiler, and collector and heap of a 512 MB function. */
  String[] jvmOptions() {
    List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xms384m", "-Xmx384m"));
    options.add(option);
    if (Runtime.version().feature() >= 24) {
      // JMH itself needs it, and each fork would warn of it.
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options.toArray(String[]::new);
  }
}
