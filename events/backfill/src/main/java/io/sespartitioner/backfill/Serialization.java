package io.sespartitioner.backfill;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.sespartitioner.backfill.FilingKey.Kind;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoRegistrator;
import org.apache.spark.serializer.KryoSerializer;

/** Tells Spark how keys are written between tasks. Public since Spark makes one by its name. */
public final class Serialization implements KryoRegistrator {

  /** Writes keys and lines. */
  static KryoSerializer serializer(SparkConf conf) {
    return new KryoSerializer(
        conf.clone()
            .set("spark.kryo.registrator", Serialization.class.getName())
            .set("spark.kryo.registrationRequired", "true")
            .set("spark.kryoserializer.buffer.max", "64m"));
  }

  @Override
  public void registerClasses(Kryo kryo) {
    kryo.register(FilingKey.class, new KeySerializer());
    kryo.register(byte[].class);
  }

  private static final class KeySerializer extends Serializer<FilingKey> {

    /** Few folders have many records: one text of each saves memory, and time to compare. */
    private final Map<String, String> texts = new HashMap<>();

    KeySerializer() {
      setImmutable(true);
    }

    @Override
    public void write(Kryo kryo, Output output, FilingKey key) {
      output.writeByte(key.kind().sign());
      output.writeString(key.folder());
      output.writeLong(key.arrivalMillis());
      output.writeVarInt(key.file(), true);
      output.writeVarLong(key.place(), true);
      if (key.kind() == Kind.DELIVERED) {
        output.writeString(key.values());
      } else if (key.kind() == Kind.ERROR) {
        output.writeString(key.reason());
        output.writeString(key.code());
      }
    }

    @Override
    public FilingKey read(Kryo kryo, Input input, Class<FilingKey> type) {
      Kind kind = Kind.of(input.readByte());
      String folder = shared(input.readString());
      long arrivalMillis = input.readLong();
      int file = input.readVarInt(true);
      long place = input.readVarLong(true);
      String values = kind == Kind.DELIVERED ? shared(input.readString()) : "";
      String reason = kind == Kind.ERROR ? shared(input.readString()) : "";
      String code = kind == Kind.ERROR ? shared(input.readString()) : "";
      return new FilingKey(kind, folder, values, arrivalMillis, file, place, reason, code);
    }

    private String shared(String text) {
      String first = texts.putIfAbsent(text, text);
      return first == null ? text : first;
    }
  }
}
