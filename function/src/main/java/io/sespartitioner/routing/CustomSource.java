package io.sespartitioner.routing;

import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** A key source of the user's, found by its name. */
record CustomSource(String name, CustomKeySource source) implements KeySource {

  @Override
  public Optional<KeyText> read(SesEvent event) {
    return call(name, () -> source.read(event))
        .filter(text -> !text.isEmpty())
        .map(KeyText::fromEvent);
  }

  /**
   * What a stranger's code gives.
   *
   * @throws Failure with {@code name} if it gives null or throws
   */
  // It may throw anything: checked exceptions too if it is not Java, and a StackOverflowError on a
  // deep event. Only what says that the JVM is unwell goes on.
  static <T> T call(String name, Supplier<T> code) {
    try {
      return Objects.requireNonNull(code.get());
    } catch (StackOverflowError e) {
      throw new Failure(name, e);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      throw new Failure(name, e);
    }
  }

  @Override
  public Selection selection() {
    return Selection.none();
  }

  @Override
  public int longest() {
    return PartitionValue.MAX_CHARACTERS;
  }

  @Override
  public String jqText(Jq.Place place) {
    return place.at("custom").refuse("a custom source is Java");
  }

  @Override
  public String toString() {
    return "custom \"" + name + "\"";
  }

  /** Says that a custom key source threw, without anything that could be of the event. */
  static final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failure(String name, Throwable thrown) {
      super(name + ": " + thrown.getClass().getName(), null, false, false);
    }
  }
}
