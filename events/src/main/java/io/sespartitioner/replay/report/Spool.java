package io.sespartitioner.replay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.sespartitioner.replay.relay.Sink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A list for the report that may be too long for memory: it is kept in a file. First everything is
 * added, then it is read, as often as need be. Not thread-safe.
 *
 * @param <T> a record that Jackson can write and read
 */
public final class Spool<T> extends JsonSerializable.Base implements Closeable {

  /** Escapes all but ASCII: half of a surrogate pair, which a key may hold, has no UTF-8. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private final Path file;
  private final Class<T> type;
  private final SequenceWriter writer;
  private long size;

  /** An empty list that is kept in the folder. */
  public Spool(Path folder, Class<T> type) throws IOException {
    this.file = Files.createTempFile(folder, "spool", "");
    this.type = type;
    this.writer =
        MAPPER
            .writerFor(type)
            .withRootValueSeparator("\n")
            .writeValues(Files.newBufferedWriter(file));
  }

  /** Adds one. */
  public void add(T element) throws IOException {
    writer.write(element);
    size++;
  }

  /** How many there are. */
  public long size() {
    return size;
  }

  /** Hands all to the taker, in order. */
  public void forEach(Sink<T> taker) throws IOException {
    writer.flush();
    ObjectReader reader = MAPPER.readerFor(type);
    try (MappingIterator<T> elements = reader.readValues(file.toFile())) {
      while (elements.hasNextValue()) {
        taker.accept(elements.nextValue());
      }
    }
  }

  @Override
  public void serialize(JsonGenerator json, SerializerProvider any) throws IOException {
    json.writeStartArray();
    forEach(json::writePOJO);
    json.writeEndArray();
  }

  @Override
  public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer any)
      throws IOException {
    serialize(json, provider);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
