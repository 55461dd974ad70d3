package io.sespartitioner.replay;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that is one of a few words, which users write in small letters. */
public final class Choice<E extends Enum<E>> implements ITypeConverter<E> {

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
        .orElseThrow(() -> new TypeConversionException("'" + word + "' is none of " + words()));
  }

  private String words() {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
