package io.sespartitioner.replay;

import io.sespartitioner.routing.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the value of an option that is one of a few words, which users write in small letters.
 *
 * @param <E> the words
 */
public class Choice<E extends Enum<E>> implements ITypeConverter<E> {

  private final E[] values;

  /** A reader of the constants of this type. */
  public Choice(Class<E> type) {
    this.values = type.getEnumConstants();
  }

  @Override
  public E convert(String word) {
    return Arrays.stream(values)
        .filter(value -> value.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException(problem(word)));
  }

  private String problem(String word) {
    List<String> words = Arrays.stream(values).map(Choice::word).toList();
    return "'"
        + word
        + "' is none of "
        + String.join(", ", words)
        + NearestName.of(word, words).map(name -> "; did you mean " + name + "?").orElse("");
  }

  /** The word for a value. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
