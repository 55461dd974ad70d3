package io.sespartitioner.replay.estimate;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The content of {@code prices.json}: what costs are worked out with.
 *
 * @param date when the prices were collected, {@code uuuu-MM-dd}
 * @param region of the prices
 * @param source where they come from
 * @param prices the prices
 * @param assumptions what else is taken for granted
 */
public record PriceList(
    String date, String region, String source, Prices prices, Assumptions assumptions) {

  private static final String FILE = "prices.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** The list that replay is built with. */
  public static PriceList standard() {
    try (InputStream file = PriceList.class.getResourceAsStream(FILE)) {
      return MAPPER.readValue(file, PriceList.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE + "; correct it and build again", e);
    }
  }
}
